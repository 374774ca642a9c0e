import type { Store } from '../store/store.ts';
import { type DeliveryAttempt, deliveryAttemptSchema } from './next-attempt.ts';
import { type WebhookDelivery, webhookDeliverySchema } from './webhook-delivery.ts';

/** The ids of all deliveries, each with the number of its last attempt, 0 when there was none. */
export async function deliveryIds(store: Store): Promise<ReadonlyMap<string, number>> {
  const lasts = new Map<string, number>();
  for (const id of await store.ids('deliveries')) {
    const [deliveryId = '', number = '0'] = id.split('-');
    lasts.set(deliveryId, Math.max(lasts.get(deliveryId) ?? 0, Number(number) || 0));
  }
  return lasts;
}

export async function readDelivery(store: Store, id: string): Promise<WebhookDelivery | undefined> {
  const parsed = webhookDeliverySchema.safeParse(await store.read('deliveries', id));
  return parsed.success ? parsed.data : undefined;
}

/** Keeps a delivery, unless it is kept already. */
export async function keepDelivery(store: Store, delivery: WebhookDelivery): Promise<void> {
  await store.create('deliveries', delivery.id, delivery);
}

/** The attempts of a delivery so far. One that says nothing counts as one that was begun when the one before was. */
export async function readAttempts(store: Store, delivery: WebhookDelivery, last: number): Promise<DeliveryAttempt[]> {
  const attempts: DeliveryAttempt[] = [];
  for (let number = 1; number <= last; number += 1) {
    const parsed = deliveryAttemptSchema.safeParse(await store.read('deliveries', `${delivery.id}-${number}`));
    const unknown = { timeMs: attempts.at(-1)?.timeMs ?? delivery.createTimeMs };
    attempts.push(parsed.success ? parsed.data : unknown);
  }
  return attempts;
}

/** Claims an attempt. False when another process has it. */
export function beginAttempt(
  store: Store,
  delivery: WebhookDelivery,
  number: number,
  timeMs: number,
): Promise<boolean> {
  const attempt: DeliveryAttempt = { timeMs };
  return store.create('deliveries', `${delivery.id}-${number}`, attempt);
}

/** Keeps how an attempt ended: `status` is null when it was not answered. */
export async function endAttempt(
  store: Store,
  delivery: WebhookDelivery,
  number: number,
  attempt: Required<DeliveryAttempt>,
): Promise<void> {
  await store.replace('deliveries', `${delivery.id}-${number}`, attempt);
}
