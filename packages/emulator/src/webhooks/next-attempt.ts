import * as z from 'zod';
import type { WebhookDelivery } from './webhook-delivery.ts';

/** One try of a delivery. */
export interface DeliveryAttempt {
  /** When it began, and once it has ended when that was, on the emulator's clock. */
  readonly timeMs: number;
  /** The status that it was answered with, null when there was none; absent as long as nobody knows. */
  readonly status?: number | null | undefined;
}

export const deliveryAttemptSchema: z.ZodType<DeliveryAttempt> = z.object({
  timeMs: z.number(),
  status: z.number().nullable().optional(),
});

/**
 * How long after a failed attempt the next one is due, at speed 1: the steps that the example of Standard Webhooks
 * (specification 1.0.0, read 2026-11-24) makes within 24 hours. Google says "24 hours with exponential backoff"
 * (ai.google.dev/gemini-api/docs/webhooks, gathered 2026-11-23), no more.
 */
const retryDelaysMs: readonly number[] = [5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600].map(
  (seconds) => seconds * 1000,
);

/** An attempt that has told nothing for so long has failed: its process is gone. */
const longestAttemptMs = 30_000;

/** What a delivery is to try next, from nothing but its record and its attempts; undefined when it is over. */
export function nextAttempt(
  delivery: Pick<WebhookDelivery, 'createTimeMs' | 'speed'>,
  attempts: readonly DeliveryAttempt[],
): { readonly number: number; readonly dueTimeMs: number } | undefined {
  const last = attempts.at(-1);
  if (last === undefined) {
    return { number: 1, dueTimeMs: delivery.createTimeMs };
  }
  const delayMs = retryDelaysMs[attempts.length - 1];
  if (delayMs === undefined || isDelivered(last)) {
    return undefined;
  }
  const pacedMs = Math.round(delayMs / delivery.speed);
  const waitMs = last.status === undefined ? Math.max(pacedMs, longestAttemptMs) : pacedMs;
  return { number: attempts.length + 1, dueTimeMs: last.timeMs + waitMs };
}

function isDelivered({ status }: DeliveryAttempt): boolean {
  return typeof status === 'number' && status >= 200 && status <= 299;
}
