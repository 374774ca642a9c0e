import type { Files } from '../../platform/files.ts';
import type { PriceRow } from '../../pricing/price-row.ts';
import { loadPrices } from '../../sources/load-prices.ts';
import type { Suite } from '../../suites/suite.ts';

/** The prices that a suite brings. Throws `prices-missing` or `prices-invalid`. */
export async function suitePrices({ prices }: Suite, files: Files): Promise<readonly PriceRow[]> {
  return prices === undefined ? [] : await loadPrices(prices, files);
}
