import type { Report } from '../../analyzer/report.ts';
import type { Result } from '../../analyzer/result.ts';
import { costOf } from '../../pricing/cost-of.ts';
import { priceFor } from '../../pricing/price-for.ts';
import type { PriceRow } from '../../pricing/price-row.ts';

/** What the attempt of a request that counts has cost, in US dollars; null when that is not known. */
export type RequestCost = (result: Pick<Result, 'tokens' | 'modelVersion'>) => number | null;

/** The cost of single requests by a table of prices, on the day that the report names. */
export function requestCost({ run, cost }: Pick<Report, 'run' | 'cost'>, prices: readonly PriceRow[]): RequestCost {
  if (cost === null) return () => null;
  const pricedAtMs = Date.parse(`${cost.pricedAt}T12:00:00Z`);
  return ({ tokens, modelVersion }) => {
    const price = priceFor(modelVersion ?? run.model, pricedAtMs, prices);
    return tokens === null || price === null ? null : (costOf(tokens, price)?.batchUsd ?? null);
  };
}
