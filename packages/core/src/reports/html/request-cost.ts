import type { Report } from '../../analyzer/report.ts';
import type { Result } from '../../analyzer/result.ts';
import { costOf } from '../../pricing/cost-of.ts';
import { priceFor } from '../../pricing/price-for.ts';

/** What the attempt of a request that counts has cost, in US dollars; null when that is not known. */
export type RequestCost = (result: Pick<Result, 'tokens' | 'modelVersion'>) => number | null;

/** The cost by the table of prices, on the day that the report names. */
export function requestCost({ run, cost }: Pick<Report, 'run' | 'cost'>): RequestCost {
  if (cost === null) return () => null;
  const pricedAtMs = Date.parse(`${cost.pricedAt}T12:00:00Z`);
  return ({ tokens, modelVersion }) => {
    const price = priceFor(modelVersion ?? run.model, pricedAtMs);
    return tokens === null || price === null ? null : costOf(tokens, price).batchUsd;
  };
}
