import { longPromptTokens, type PriceRow, type TokenRates } from './price-row.ts';

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

/** The cost of one request; null when what a batch costs is not known. */
export function costOf(tokens: TokenCounts, price: PriceRow): Cost | null {
  const { standard, batch } = price.longPrompt !== null && tokens.prompt > longPromptTokens ? price.longPrompt : price;
  return batch === null ? null : { batchUsd: usdAt(tokens, batch), standardUsd: usdAt(tokens, standard) };
}

function usdAt({ prompt, cached, candidates, thoughts }: TokenCounts, rates: TokenRates): number {
  const { inputUsd, outputUsd, cachedUsd } = rates;
  // More cached tokens than the prompt has cannot be; they must not make it cheaper.
  const fresh = Math.max(0, prompt - cached) * inputUsd;
  return (fresh + cached * (cachedUsd ?? inputUsd) + (candidates + thoughts) * outputUsd) / 1e6;
}
