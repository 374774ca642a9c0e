import { canariesOf } from '../requests/canary.ts';
import type { EstimatedTokens } from './estimate-cost.ts';
import { estimateTokens } from './estimate-tokens.ts';

/** Adds what the canaries of jobs take: so many in each. */
export function addCanaries(sum: EstimatedTokens, canaries: number, jobs: number): EstimatedTokens {
  const [canary] = canariesOf('', { shard: 1, attempt: 1 }, 1);
  if (canary === undefined) return sum;
  const { input, output, complete } = estimateTokens(canary.request);
  const count = canaries * jobs;
  return {
    ...sum,
    complete: sum.complete && complete,
    short: { input: sum.short.input + count * input, output: sum.short.output + count * output },
  };
}
