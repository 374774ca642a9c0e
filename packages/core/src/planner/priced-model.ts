import { nextPrice } from '../pricing/next-price.ts';
import { priceFor } from '../pricing/price-for.ts';
import { batchFactor, type PriceRow } from '../pricing/price-table.ts';
import type { EstimatePrice } from './estimate.ts';
import { type EstimatedTokens, estimateCostUsd } from './estimate-cost.ts';

/** What an estimate needs of a price. */
export interface PricedModel {
  readonly price: EstimatePrice;
  /** The cost of tokens in US dollars. */
  costOf(tokens: Pick<EstimatedTokens, 'short' | 'long'>): { readonly batch: number; readonly standard: number };
}

/** What a model costs at a time; null when that is not known. */
export function pricedModel(model: string, atMs: number, prices: readonly PriceRow[]): PricedModel | null {
  const row = priceFor(model, atMs, prices);
  return row && priced(row);
}

/** The next change of its price, with the first day of the new one; null when none is known. */
export function nextPricedModel(
  model: string,
  atMs: number,
  prices: readonly PriceRow[],
): { readonly day: string; readonly next: PricedModel | null } | null {
  const change = nextPrice(model, atMs, prices);
  return change && { day: change.day, next: change.price && priced(change.price) };
}

function priced(row: PriceRow): PricedModel {
  const { inputUsd, outputUsd, source, readOn } = row;
  return {
    price: { inputUsd, outputUsd, source, readOn },
    costOf: ({ short, long }) => {
      const batch = estimateCostUsd({ short, long, complete: true }, row);
      return { batch, standard: batch / batchFactor };
    },
  };
}
