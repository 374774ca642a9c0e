import type { TokenCounts } from '../pricing/cost-of.ts';
import { percentileOfCounts } from './percentile-of-counts.ts';
import type { TokensReport } from './report.ts';

/** Tokens of many requests, by kind. */
export interface TokenSums extends Record<keyof TokenCounts, number> {
  /** How many requests used so many tokens: many use the same number. */
  readonly totals: Map<number, number>;
}

export function noTokenSums(): TokenSums {
  return { prompt: 0, cached: 0, candidates: 0, thoughts: 0, totals: new Map() };
}

/** Adds what a line used. */
export function addTokens(sums: TokenSums, { prompt, cached, candidates, thoughts }: TokenCounts): void {
  sums.prompt += prompt;
  sums.cached += cached;
  sums.candidates += candidates;
  sums.thoughts += thoughts;
}

/** Adds one request to those whose percentiles are told. */
export function countTotal({ totals }: TokenSums, tokens: TokenCounts): void {
  const total = totalOf(tokens);
  totals.set(total, (totals.get(total) ?? 0) + 1);
}

/** All of several sums as one. */
export function mergeTokenSums(all: readonly TokenSums[]): TokenSums {
  const merged = noTokenSums();
  for (const sums of all) {
    addTokens(merged, sums);
    for (const [total, requests] of sums.totals) merged.totals.set(total, (merged.totals.get(total) ?? 0) + requests);
  }
  return merged;
}

/** Cached tokens are a part of the prompt's. */
export function totalOf({ prompt, candidates, thoughts }: TokenCounts): number {
  return prompt + candidates + thoughts;
}

export function tokensReport(sums: TokenSums): TokensReport {
  const { prompt, cached, candidates, thoughts, totals } = sums;
  const [p50, p90, p99] = [0.5, 0.9, 0.99].map((part) => percentileOfCounts(totals, part));
  return {
    prompt,
    cached,
    candidates,
    thoughts,
    total: totalOf(sums),
    p50: p50 ?? 0,
    p90: p90 ?? 0,
    p99: p99 ?? 0,
  };
}
