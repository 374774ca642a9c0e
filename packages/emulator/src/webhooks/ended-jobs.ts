import type { BatchRecord } from '../jobs/batch-record.ts';
import { readBatchRecord } from '../jobs/find-batch.ts';
import { jobAt } from '../jobs/job-at.ts';
import type { Store } from '../store/store.ts';
import { keepDelivery } from './stored-deliveries.ts';
import { webhookDeliveries } from './webhook-delivery.ts';
import { webhookEvent } from './webhook-event.ts';
import { allWebhooks, type WebhookRecord } from './webhook-record.ts';

/** Keeps the deliveries of a job that is about to be deleted, if it has ended: whoever looks next does not find it. */
export async function keepDeliveriesBeforeDelete(store: Store, record: BatchRecord, nowMs: number): Promise<void> {
  if (jobAt(record, nowMs).isDone) {
    await keepDeliveriesOf(store, record, await allWebhooks(store), nowMs);
  }
}

async function keepDeliveriesOf(
  store: Store,
  record: BatchRecord,
  webhooks: readonly WebhookRecord[],
  nowMs: number,
): Promise<void> {
  const event = webhookEvent(record, nowMs);
  for (const delivery of event === undefined ? [] : webhookDeliveries(record, event, webhooks, nowMs)) {
    await keepDelivery(store, delivery);
  }
}

/**
 * Keeps a delivery for each event of each job that has ended, and returns when the next job ends that has a webhook:
 * infinite when there is none. `known` holds the ids of jobs that need not be looked at again.
 */
export async function keepDeliveriesOfEndedJobs(store: Store, known: Set<string>, nowMs: number): Promise<number> {
  const ids = (await store.ids('batches')).filter((id) => !known.has(id));
  if (ids.length === 0) {
    return Number.POSITIVE_INFINITY;
  }
  const webhooks = await allWebhooks(store);
  let nextEndMs = Number.POSITIVE_INFINITY;
  for (const id of ids) {
    const record = await readBatchRecord(store, id);
    if (record === undefined) {
      continue;
    }
    const { isDone, endTimeMs } = jobAt(record, nowMs);
    if (isDone) {
      await keepDeliveriesOf(store, record, webhooks, nowMs);
      known.add(id);
    } else if (webhooks.length > 0 || (record.webhook?.uris.length ?? 0) > 0) {
      nextEndMs = Math.min(nextEndMs, endTimeMs);
    }
  }
  return nextEndMs;
}
