import type { PriceRow } from './price-row.ts';
import { priceTable } from './price-table.ts';

/** Prices in the order in which they count: a user's own before those of the table. */
export function withOwnPrices(own: readonly PriceRow[]): readonly PriceRow[] {
  return [...own, ...priceTable];
}
