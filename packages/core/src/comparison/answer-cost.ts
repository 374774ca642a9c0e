import type { Result } from '../analyzer/result.ts';
import { costOf } from '../pricing/cost-of.ts';
import { priceFor } from '../pricing/price-for.ts';
import type { PriceRow } from '../pricing/price-row.ts';

/** What the answer of a result cost as a batch, in US dollars; null when nobody knows. */
export type AnswerCost = (result: Pick<Result, 'outcome' | 'tokens' | 'modelVersion'>) => number | null;

/** The prices that count, and the day whose are meant (ms since the epoch). */
export interface Pricing {
  readonly prices: readonly PriceRow[];
  readonly pricedAtMs: number;
}

/**
 * Prices answers at the prices of a day. `model` is the one that was asked, for answers that name none; null when it is
 * not known.
 */
export function createAnswerCost(model: string | null, { prices, pricedAtMs }: Pricing): AnswerCost {
  const rows = new Map<string, PriceRow | null>();

  function priceOf(name: string): PriceRow | null {
    const known = rows.get(name);
    if (known !== undefined) return known;
    const price = priceFor(name, pricedAtMs, prices);
    rows.set(name, price);
    return price;
  }

  return ({ outcome, tokens, modelVersion }) => {
    if (tokens === null) return outcome === 'succeeded' ? null : 0;
    const name = modelVersion ?? model;
    const price = name === null ? null : priceOf(name);
    return price === null ? null : (costOf(tokens, price)?.batchUsd ?? null);
  };
}
