import * as z from 'zod';
import type { Store } from '../store/store.ts';

/** A static webhook: it is told of the jobs of the whole project. */
export interface WebhookRecord {
  readonly id: string;
  readonly name?: string | undefined;
  readonly uri: string;
  readonly subscribedEvents: readonly string[];
  /** 32 bytes in base64, without `whsec_`. */
  readonly secret: string;
  readonly createTimeMs: number;
}

const webhookRecordSchema: z.ZodType<WebhookRecord> = z.object({
  id: z.string(),
  name: z.string().optional(),
  uri: z.string(),
  subscribedEvents: z.array(z.string()),
  secret: z.base64(),
  createTimeMs: z.number(),
});

export async function readWebhookRecord(store: Store, id: string): Promise<WebhookRecord | undefined> {
  const parsed = webhookRecordSchema.safeParse(await store.read('webhooks', id));
  return parsed.success ? parsed.data : undefined;
}

/** All static webhooks, the oldest first. */
export async function allWebhooks(store: Store): Promise<WebhookRecord[]> {
  const records = await Promise.all((await store.ids('webhooks')).map((id) => readWebhookRecord(store, id)));
  return records.filter((record) => record !== undefined).sort((a, b) => a.createTimeMs - b.createTimeMs);
}
