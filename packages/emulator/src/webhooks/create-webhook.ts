import { randomBytes } from 'node:crypto';
import type { CallInput } from '../calls/call.ts';
import { readJsonBody } from '../http/read-json-body.ts';
import { newObjectId } from '../store/object-id.ts';
import { readWebhook } from './read-webhook.ts';
import type { WebhookRecord } from './webhook-record.ts';

/**
 * `POST /{version}/webhooks`: the only time that the secret is told. Shape of the answer: google-gemini/cookbook,
 * quickstarts/Webhooks.ipynb, gathered 2026-11-23: its recorded webhooks had no times.
 */
export async function createWebhook({ context, request }: CallInput): Promise<unknown> {
  const record: WebhookRecord = {
    ...readWebhook(await readJsonBody(request)),
    id: newObjectId(36),
    // Standard Webhooks asks for 24 to 64 bytes (specification 1.0.0, read 2026-11-24).
    secret: randomBytes(32).toString('base64'),
    createTimeMs: context.now(),
  };
  await context.store.create('webhooks', record.id, record);
  const secret = `whsec_${record.secret}`;
  return {
    id: record.id,
    ...(record.name === undefined ? {} : { name: record.name }),
    uri: record.uri,
    state: 'enabled',
    subscribed_events: record.subscribedEvents,
    new_signing_secret: secret,
    signing_secrets: [{ truncated_secret: `whsec_...${secret.slice(-4)}` }],
  };
}
