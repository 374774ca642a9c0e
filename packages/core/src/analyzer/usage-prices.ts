import { answeringModel } from '../models/model-change-of.ts';
import { type Cost, costOf, type TokenCounts } from '../pricing/cost-of.ts';
import { isoDay, priceFor } from '../pricing/price-for.ts';
import type { PriceRow } from '../pricing/price-row.ts';
import type { CostReport, CostUnknownReport } from './report.ts';

/** Prices what answers used, and remembers by which prices. */
export interface UsagePrices {
  /** Null when the price is not known. `answered` is the model that the answer names. */
  costOf(tokens: TokenCounts, answered: string | null): Cost | null;
  /** `total` is the sum of all that was priced; null when a part of it is not known. */
  report(total: Cost | null): CostReport | null;
  /** Of the models without a price of a batch; null when all have one. */
  unknown(): CostUnknownReport | null;
}

/** Prices the usage of a run on `model` by the prices of a day. */
export function createUsagePrices(model: string, pricedAtMs: number, table: readonly PriceRow[]): UsagePrices {
  const pricedAt = isoDay(pricedAtMs);
  const asked = answeringModel(model, pricedAt);
  const prices = new Map<string, PriceRow | null>();

  /** The model that answered is the one that is billed. */
  function priceOf(answered: string | null): PriceRow | null {
    const name = answered ?? asked;
    const known = prices.get(name);
    if (known !== undefined) return known;
    const price = priceFor(name, pricedAtMs, table);
    prices.set(name, price);
    return price;
  }

  /** Of a run in which nothing was used, the model that was asked. */
  function used(): readonly (readonly [string, PriceRow | null])[] {
    return prices.size === 0 ? [[asked, priceFor(asked, pricedAtMs, table)]] : [...prices];
  }

  return {
    costOf(tokens, answered) {
      const price = priceOf(answered);
      return price === null ? null : costOf(tokens, price);
    },
    report(total) {
      const rows = used().flatMap(([, row]) => (row === null || row.batch === null ? [] : [row]));
      if (total === null || rows.length < used().length) return null;
      return {
        currency: 'USD',
        batch: total.batchUsd,
        standard: total.standardUsd,
        saved: total.standardUsd - total.batchUsd,
        pricedAt,
        source: unique(rows.map((row) => `${row.source}, ${row.readOn}`)).join('; '),
        readOn: rows.map(({ readOn }) => readOn).sort()[0] ?? pricedAt,
        notes: unique(rows.flatMap(({ note }) => (note === null ? [] : [note]))),
      };
    },
    unknown() {
      const unpriced = used().filter(([, row]) => row === null || row.batch === null);
      if (unpriced.length === 0) return null;
      const reason = unpriced.some(([, row]) => row === null) ? 'no-price' : 'no-batch-price';
      return { reason, models: unpriced.map(([name]) => name) };
    },
  };
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
