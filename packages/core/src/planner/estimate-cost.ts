import { batchFactor, longPromptTokens, type PriceRow } from '../pricing/price-table.ts';
import type { TokenEstimate } from './estimate-tokens.ts';

type TokenSum = Pick<TokenEstimate, 'input' | 'output'>;

/** Estimated tokens of many requests, those with a long prompt apart: they may cost more. */
export interface EstimatedTokens {
  readonly short: TokenSum;
  readonly long: TokenSum;
  /** Whether all of it could be counted. */
  readonly complete: boolean;
}

export const noTokens: EstimatedTokens = {
  short: { input: 0, output: 0 },
  long: { input: 0, output: 0 },
  complete: true,
};

export function addEstimate(sum: EstimatedTokens, one: TokenEstimate): EstimatedTokens {
  const tier = one.input > longPromptTokens ? 'long' : 'short';
  const complete = sum.complete && one.complete;
  return { ...sum, complete, [tier]: { input: sum[tier].input + one.input, output: sum[tier].output + one.output } };
}

/** What the requests would cost as a batch, in US dollars, by the estimate. */
export function estimateCostUsd({ short, long }: EstimatedTokens, price: PriceRow): number {
  return batchUsd(short, price) + batchUsd(long, price.longPrompt ?? price);
}

function batchUsd({ input, output }: TokenSum, rates: { inputUsd: number; outputUsd: number }): number {
  return ((input * rates.inputUsd + output * rates.outputUsd) / 1e6) * batchFactor;
}
