import { answeringModel } from '../models/model-change-of.ts';
import { modelChanges } from '../models/model-changes.ts';
import { isoDay, priceFor } from '../pricing/price-for.ts';
import type { PriceRow } from '../pricing/price-row.ts';

/** From this day on (ISO date, UTC) requests to a model cost something else; `price` null: then it is not known. */
export interface PriceChange {
  readonly day: string;
  /** The model that answers by then. */
  readonly answering: string;
  readonly price: PriceRow | null;
}

const dayMs = 86_400_000;

/**
 * The next change that is known, at a time (ms since the epoch), of what requests to a model cost: another price, or
 * another model that answers them. Null when none is.
 */
export function nextPrice(model: string, atMs: number, table: readonly PriceRow[]): PriceChange | null {
  const today = isoDay(atMs);
  const now = priceFor(answeringModel(model, today), atMs, table);
  const days = [
    ...table.flatMap(({ validFrom, validUntil }) => [validFrom, validUntil && dayAfter(validUntil)]),
    ...modelChanges.map(({ from }) => from),
  ];
  const ahead = [...new Set(days)].filter((day) => day !== null).filter((day) => day > today);
  for (const day of ahead.sort()) {
    const answering = answeringModel(model, day);
    const price = priceFor(answering, Date.parse(day), table);
    if (ratesOf(price) !== ratesOf(now)) return { day, answering, price };
  }
  return null;
}

function dayAfter(day: string): string {
  return isoDay(Date.parse(day) + dayMs);
}

function ratesOf(row: PriceRow | null): string {
  return JSON.stringify(row && [row.standard, row.batch, row.longPrompt]);
}
