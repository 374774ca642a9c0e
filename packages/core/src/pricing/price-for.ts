import { type PriceRow, priceTable } from './price-table.ts';

/** The price of a model at a time (ms since the epoch); `null` when it is not known. */
export function priceFor(model: string, atMs: number, table: readonly PriceRow[] = priceTable): PriceRow | null {
  const day = new Date(atMs).toISOString().slice(0, 10);
  const name = model.replace(/^models\//, '');
  return (
    table.find(
      (row) =>
        row.model === name &&
        (row.validFrom === null || row.validFrom <= day) &&
        (row.validUntil === null || day <= row.validUntil),
    ) ?? null
  );
}
