import { priceFor } from './price-for.ts';
import { type PriceRow, priceTable } from './price-table.ts';

/** From this day on (ISO date, UTC) a model costs something else; `price` null: then it is not known. */
export interface PriceChange {
  readonly day: string;
  readonly price: PriceRow | null;
}

const dayMs = 86_400_000;

/** The next change of a model's price that is known at a time (ms since the epoch); null when none is. */
export function nextPrice(model: string, atMs: number, table: readonly PriceRow[] = priceTable): PriceChange | null {
  const now = priceFor(model, atMs, table);
  const today = isoDay(atMs);
  const days = table.flatMap(({ validFrom, validUntil }) => [
    ...(validFrom === null ? [] : [validFrom]),
    ...(validUntil === null ? [] : [isoDay(Date.parse(validUntil) + dayMs)]),
  ]);
  for (const day of [...new Set(days)].filter((each) => each > today).sort()) {
    const price = priceFor(model, Date.parse(day), table);
    if (!costsTheSame(now, price)) return { day, price };
  }
  return null;
}

function isoDay(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

/** What a row says beside its rates. */
const aboutRow = ['validFrom', 'validUntil', 'source', 'readOn'];

function costsTheSame(a: PriceRow | null, b: PriceRow | null): boolean {
  return ratesOf(a) === ratesOf(b);
}

function ratesOf(row: PriceRow | null): string {
  return JSON.stringify(row, (name, value: unknown) => (aboutRow.includes(name) ? undefined : value));
}
