import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { BatchRecord } from '../jobs/batch-record.ts';
import { jobAt } from '../jobs/job-at.ts';
import type { WebhookEvent } from './webhook-event.ts';
import type { WebhookRecord } from './webhook-record.ts';

/** One event on its way to one address. It needs neither the job, which may be deleted, nor the rules again. */
export interface WebhookDelivery {
  /** Follows from the job and the address, so that two processes make one delivery. */
  readonly id: string;
  readonly uri: string;
  /** How it is signed: with the secret of a static webhook, or with a token for an audience. */
  readonly signature:
    | { readonly kind: 'static'; readonly webhookId: string }
    | { readonly kind: 'token'; readonly audience: string; readonly holdsEvent: boolean };
  readonly event: WebhookEvent;
  /** When it was first due, on the emulator's clock. */
  readonly createTimeMs: number;
  /** How many times faster than usual it is tried again. */
  readonly speed: number;
}

const eventSchema: z.ZodType<WebhookEvent> = z.object({
  type: z.enum(['batch.succeeded', 'batch.failed', 'batch.expired', 'batch.cancelled']),
  version: z.literal('v1'),
  timestamp: z.string(),
  data: z.record(z.string(), z.unknown()),
  user_metadata: z.record(z.string(), z.unknown()).exactOptional(),
});

export const webhookDeliverySchema: z.ZodType<WebhookDelivery> = z.object({
  id: z.string(),
  uri: z.string(),
  signature: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('static'), webhookId: z.string() }),
    z.object({ kind: z.literal('token'), audience: z.string(), holdsEvent: z.boolean() }),
  ]),
  event: eventSchema,
  createTimeMs: z.number(),
  speed: z.number(),
});

/** Who the choice `webhookAudience: project` says a token is for. */
const projectAudience = 'gemini-batch-emulator';

/**
 * To whom the event of a job goes: to the addresses that the job was created with, else to every static webhook that
 * was there when it ended and that asks for such events. (`webhookConfig.uris` in @google/genai 3.1.0: "will be used
 * instead of the registered webhooks".)
 */
export function webhookDeliveries(
  record: BatchRecord,
  event: WebhookEvent,
  webhooks: readonly WebhookRecord[],
  nowMs: number,
): WebhookDelivery[] {
  const { speed, choices } = record.settings;
  const { endTimeMs } = jobAt(record, nowMs);
  const usual = { event, createTimeMs: endTimeMs, speed };
  const uris = record.webhook?.uris ?? [];
  if (uris.length > 0) {
    const holdsEvent = choices.webhookToken === 'event';
    return [...new Set(uris)].map((uri) => ({
      ...usual,
      id: deliveryId(record, uri),
      uri,
      signature: { kind: 'token', audience: choices.webhookAudience === 'uri' ? uri : projectAudience, holdsEvent },
    }));
  }
  return webhooks
    .filter((webhook) => webhook.createTimeMs <= endTimeMs && webhook.subscribedEvents.includes(event.type))
    .map(({ id, uri }) => ({
      ...usual,
      id: deliveryId(record, id),
      uri,
      signature: { kind: 'static', webhookId: id },
    }));
}

function deliveryId(record: BatchRecord, target: string): string {
  return createHash('sha256').update(`${record.id} ${target}`).digest('hex').slice(0, 32);
}
