import { batchFactor, longPromptTokens, type PriceRow } from './price-table.ts';

/** Token counts of one request. `cached` is a part of `prompt`; `thoughts` come on top of `candidates`. */
export interface TokenCounts {
  readonly prompt: number;
  readonly cached: number;
  readonly candidates: number;
  readonly thoughts: number;
}

/** What one request cost, in US dollars, as a batch and as it would have cost at the standard rate. */
export interface Cost {
  readonly batchUsd: number;
  readonly standardUsd: number;
}

/**
 * The cost of one request. Cached tokens cost the standard caching rate in a batch too: the guide says so, one
 * reading of the pricing page said half of it; the higher is taken.
 */
export function costOf(tokens: TokenCounts, price: PriceRow): Cost {
  const rates = price.longPrompt !== null && tokens.prompt > longPromptTokens ? price.longPrompt : price;
  const fresh = ((tokens.prompt - tokens.cached) * rates.inputUsd) / 1e6;
  const output = ((tokens.candidates + tokens.thoughts) * rates.outputUsd) / 1e6;
  const cachedStandard = (tokens.cached * (rates.cachedUsd ?? rates.inputUsd)) / 1e6;
  const cachedBatch = rates.cachedUsd === null ? cachedStandard * batchFactor : cachedStandard;
  return {
    batchUsd: (fresh + output) * batchFactor + cachedBatch,
    standardUsd: fresh + output + cachedStandard,
  };
}
