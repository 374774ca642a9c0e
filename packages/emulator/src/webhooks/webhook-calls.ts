import type { Call } from '../calls/call.ts';
import { messageAnswer } from '../http/message-answer.ts';
import { createWebhook } from './create-webhook.ts';
import { signingKey } from './signing-key.ts';

export const webhookCalls: readonly Call[] = [
  {
    name: 'webhooks.create',
    method: 'POST',
    path: '/{version}/webhooks',
    answer: async (input) => messageAnswer('Webhook', await createWebhook(input)),
  },
  {
    name: 'webhooks.keys',
    method: 'GET',
    path: '/.well-known/jwks.json',
    isOpen: true,
    // A set of keys (RFC 7517), no message of the API.
    async answer({ context }) {
      return Response.json({ keys: [(await signingKey(context.store)).publicKey] });
    },
  },
];
