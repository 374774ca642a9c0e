import { answeringModel, isInForce, modelChangeOf } from '../models/model-change-of.ts';
import { daysBetween, isoDay, priceFor } from '../pricing/price-for.ts';
import type { PriceRow } from '../pricing/price-row.ts';

/** Something a user should know of a model before anything is sent. It stops nothing. */
export type Notice =
  /** `from` is null where the day is not known; `past`: it has come. */
  | { readonly kind: 'model-shut-down'; readonly model: string; readonly from: string | null; readonly past: boolean }
  | {
      readonly kind: 'model-routed';
      readonly model: string;
      readonly from: string | null;
      readonly past: boolean;
      /** The model that answers, and is billed. */
      readonly to: string;
    }
  /** `batchOnly`: what a batch costs is not known, the standard price is. */
  | { readonly kind: 'price-unknown'; readonly model: string; readonly batchOnly: boolean }
  | { readonly kind: 'price-old'; readonly model: string; readonly readOn: string; readonly days: number };

/** After so many days a price is old: the service changes prices a few times a year. */
export const oldPriceDays = 90;

/** What should be known of a model before something is sent to it, at a time and with the prices of a table. */
export function noticesFor(model: string, atMs: number, table: readonly PriceRow[]): Notice[] {
  const day = isoDay(atMs);
  const notices: Notice[] = [];
  const change = modelChangeOf(model);
  if (change !== null) {
    const { from, to } = change;
    const past = isInForce(change, day);
    if (to === null) notices.push({ kind: 'model-shut-down', model, from, past });
    else notices.push({ kind: 'model-routed', model, from, past, to });
    if (to === null && past) return notices;
  }
  const answering = answeringModel(model, day);
  const price = priceFor(answering, atMs, table);
  if (price === null || price.batch === null) {
    notices.push({ kind: 'price-unknown', model: answering, batchOnly: price !== null });
  } else {
    const days = daysBetween(price.readOn, day);
    if (days > oldPriceDays) notices.push({ kind: 'price-old', model: answering, readOn: price.readOn, days });
  }
  return notices;
}
