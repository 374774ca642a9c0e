import { answeringModel } from '../models/model-change-of.ts';
import { isoDay, priceFor } from '../pricing/price-for.ts';
import type { PriceRow } from '../pricing/price-row.ts';
import type { EstimatePrice } from './estimate.ts';
import { type EstimatedTokens, estimateCostUsd } from './estimate-cost.ts';
import { nextPrice } from './next-price.ts';

/** What an estimate needs of a price. */
export interface PricedModel {
  readonly price: EstimatePrice;
  /** The cost of tokens in US dollars; null when what a batch costs is not known. */
  costOf(tokens: Pick<EstimatedTokens, 'short' | 'long'>): { readonly batch: number; readonly standard: number } | null;
}

/** What requests to a model cost at a time, by the model that answers them; null when that is not known. */
export function pricedModel(model: string, atMs: number, prices: readonly PriceRow[]): PricedModel | null {
  const row = priceFor(answeringModel(model, isoDay(atMs)), atMs, prices);
  return row && priced(row);
}

/** The next change, with the first day of the new price; null when none is known. */
export function nextPricedModel(
  model: string,
  atMs: number,
  prices: readonly PriceRow[],
): { readonly day: string; readonly answering: string; readonly next: PricedModel | null } | null {
  const change = nextPrice(model, atMs, prices);
  return change && { day: change.day, answering: change.answering, next: change.price && priced(change.price) };
}

function priced(row: PriceRow): PricedModel {
  const { model, standard, batch, source, readOn, note } = row;
  const pair = ({ inputUsd, outputUsd }: { inputUsd: number; outputUsd: number }) => ({ inputUsd, outputUsd });
  return {
    price: { model, standard: pair(standard), batch: batch && pair(batch), source, readOn, note },
    costOf: ({ short, long }) => {
      const tokens = { short, long, complete: true };
      const batchUsd = estimateCostUsd(tokens, row);
      const standardUsd = estimateCostUsd(tokens, row, 'standard');
      return batchUsd === null || standardUsd === null ? null : { batch: batchUsd, standard: standardUsd };
    },
  };
}
