import { createHmac } from 'node:crypto';
import type { Store } from '../store/store.ts';
import { signingKey } from './signing-key.ts';
import type { WebhookDelivery } from './webhook-delivery.ts';
import { readWebhookRecord } from './webhook-record.ts';

/** How long a token is good for: messages older than five minutes are to be refused, says Google's document. */
const tokenLifeSeconds = 300;

/**
 * The headers of Standard Webhooks (specification 1.0.0, read 2026-11-24) for one attempt. The id is the same on every
 * attempt, `timeMs` is that of the attempt. Throws when the static webhook is gone.
 */
export async function signedHeaders(
  store: Store,
  { id, signature, event }: Pick<WebhookDelivery, 'id' | 'signature' | 'event'>,
  body: string,
  timeMs: number,
): Promise<Record<string, string>> {
  const messageId = `msg_${id}`;
  const timestamp = Math.floor(timeMs / 1000);
  return {
    'webhook-id': messageId,
    'webhook-timestamp': String(timestamp),
    'webhook-signature':
      signature.kind === 'static'
        ? await staticSignature(store, signature.webhookId, `${messageId}.${timestamp}.${body}`)
        : await token(store, {
            iss: 'gemini-batch-emulator',
            aud: signature.audience,
            iat: timestamp,
            exp: timestamp + tokenLifeSeconds,
            jti: messageId,
            ...(signature.holdsEvent ? event : {}),
          }),
  };
}

async function staticSignature(store: Store, webhookId: string, content: string): Promise<string> {
  const webhook = await readWebhookRecord(store, webhookId);
  if (webhook === undefined) {
    throw new Error(`There is no webhook "${webhookId}"`);
  }
  return `v1,${createHmac('sha256', Buffer.from(webhook.secret, 'base64')).update(content).digest('base64')}`;
}

/** A JSON Web Token (RFC 7519), signed with RS256: the whole of the header, with nothing before it. */
async function token(store: Store, claims: Readonly<Record<string, unknown>>): Promise<string> {
  const key = await signingKey(store);
  const content = [{ alg: 'RS256', typ: 'JWT', kid: key.id }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${content}.${Buffer.from(await key.sign(content)).toString('base64url')}`;
}
