import { modelId } from '../wire/index.ts';
import type { PriceRow } from './price-row.ts';
import { priceTable } from './price-table.ts';

/**
 * The price of a model at a time (ms since the epoch); `null` when it is not known. Of several rows the first counts:
 * a user's own stand before those of the table.
 */
export function priceFor(model: string, atMs: number, table: readonly PriceRow[] = priceTable): PriceRow | null {
  const day = isoDay(atMs);
  const name = modelId(model);
  return (
    table.find(
      (row) =>
        row.model === name &&
        (row.validFrom === null || row.validFrom <= day) &&
        (row.validUntil === null || day <= row.validUntil),
    ) ?? null
  );
}

/** The price that follows the one of a time, for whoever can wait; `null` when no change is known. */
export function nextPriceFor(model: string, atMs: number, table: readonly PriceRow[] = priceTable): PriceRow | null {
  const { validUntil } = priceFor(model, atMs, table) ?? {};
  if (validUntil === undefined || validUntil === null) return null;
  return priceFor(model, Date.parse(validUntil) + dayMs, table);
}

/** The day of a time, UTC: `2026-11-23`. */
export function isoDay(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

const dayMs = 24 * 60 * 60 * 1000;

/** How many days lie between two days. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}
