import { longPromptTokens, type PriceRow, type TokenRates } from '../pricing/price-row.ts';
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

/**
 * What the requests would cost, in US dollars, by the estimate: in a batch, or at the standard rate. Null when what a batch
 * costs is not known.
 */
export function estimateCostUsd(
  { short, long }: EstimatedTokens,
  price: PriceRow,
  kind: 'batch' | 'standard' = 'batch',
): number | null {
  const shortUsd = usdAt(short, price[kind]);
  const longUsd = usdAt(long, (price.longPrompt ?? price)[kind]);
  return shortUsd === null || longUsd === null ? null : shortUsd + longUsd;
}

function usdAt({ input, output }: TokenSum, rates: TokenRates | null): number | null {
  if (input + output === 0) return 0;
  return rates === null ? null : (input * rates.inputUsd + output * rates.outputUsd) / 1e6;
}
