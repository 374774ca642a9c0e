import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createEmulator } from '../create-emulator.ts';
import type { Exchange } from '../observe/exchange.ts';
import { apiClient } from '../testing/api-client.ts';

const body = { name: 'night', uri: 'https://receiver.test/hook?token=of-mine', subscribed_events: ['batch.succeeded'] };

describe('a webhook is created', () => {
  test('and told with its secret, this once, and the end of it', async () => {
    const created = z
      .strictObject({
        id: z.string().regex(/^[a-z0-9]{36}$/),
        name: z.literal('night'),
        uri: z.literal(body.uri),
        state: z.literal('enabled'),
        subscribed_events: z.tuple([z.literal('batch.succeeded')]),
        new_signing_secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{43}=$/),
        signing_secrets: z.tuple([z.strictObject({ truncated_secret: z.string().regex(/^whsec_\.{3}.{4}$/) })]),
      })
      .parse(await apiClient(createEmulator()).json('POST', '/v1/webhooks', body));
    expect(created.new_signing_secret.slice(-4)).toBe(created.signing_secrets[0].truncated_secret.slice(-4));
  });

  test.each([
    ['in camelCase', { uri: body.uri, subscribedEvents: ['batch.failed', 'video.generated'] }],
    ['with what only the service writes', { ...body, id: 'x', state: 'disabled', createTime: 'x' }],
    ['without a name', { ...body, name: null }],
    ['on a machine of one’s own', { ...body, uri: 'http://127.0.0.1:9000/' }],
  ])('%s', async (_what, webhook) => {
    const response = await apiClient(createEmulator()).send('POST', '/v1beta/webhooks', webhook);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ state: 'enabled' });
  });
});

test.each([
  ['no body', {}, '* CreateWebhookRequest.uri: uri is not specified'],
  ['no address', { ...body, uri: 'receiver' }, "Invalid value at 'uri': not an http or https URI"],
  ['another scheme', { ...body, uri: 'file:///etc/passwd' }, "Invalid value at 'uri': not an http or https URI"],
  [
    'a password',
    { ...body, uri: 'https://me:secret@receiver.test/' },
    "Invalid value at 'uri': not an http or https URI",
  ],
  ['a name that is none', { ...body, name: 1 }, "Invalid value at 'name' (TYPE_STRING)"],
  ['no events', { ...body, subscribed_events: [] }, /must not be empty/],
  ['events that are no list', { ...body, subscribed_events: 'batch.failed' }, /not a list/],
  [
    'the event that Google’s document names and the service refuses',
    { ...body, subscribed_events: ['batch.succeeded', 'batch.cancelled'] },
    `Invalid value at 'subscribed_events[1]' (WebhookSubscribedEvent), "batch.cancelled"`,
  ],
  ['an event of old', { ...body, subscribed_events: ['batch.completed'] }, /"batch.completed"/],
  ['an event that is none', { ...body, subscribed_events: [{ a: 'x'.repeat(1000) }] }, /^.{1,200}$/],
  ['an unknown field', { ...body, url: 'x' }, 'Invalid JSON payload received. Unknown name "url": Cannot find field.'],
])('create refuses %s', async (_what, webhook, message) => {
  const error = await apiClient(createEmulator()).error('POST', '/v1/webhooks', webhook);
  expect(error).toMatchObject({
    code: 400,
    status: 'INVALID_ARGUMENT',
    message: typeof message === 'string' ? message : expect.stringMatching(message),
  });
});

test('create asks for a key', async () => {
  const response = await createEmulator().fetch('/v1/webhooks', { method: 'POST', body: JSON.stringify(body) });
  expect(response.status).toBe(403);
});

test.each([
  ['GET', '/v1/webhooks'],
  ['GET', '/v1/webhooks/abc'],
  ['PATCH', '/v1/webhooks/abc'],
  ['DELETE', '/v1/webhooks/abc'],
  ['POST', '/v1/webhooks/abc:ping'],
  ['POST', '/v1beta/webhooks/abc:rotateSigningSecret'],
])('%s %s is not emulated', async (method, path) => {
  expect(await apiClient(createEmulator()).error(method, path)).toMatchObject({
    code: 501,
    status: 'UNIMPLEMENTED',
    message: 'This call of a webhook is not emulated.',
  });
});

test('the log knows neither the secret nor the address', async () => {
  const exchanges: Exchange[] = [];
  const client = apiClient(createEmulator({ onExchange: (exchange) => exchanges.push(exchange) }));
  const { new_signing_secret: secret } = z
    .object({ new_signing_secret: z.string() })
    .parse(await client.json('POST', '/v1/webhooks', body));
  const text = JSON.stringify(exchanges);
  expect(exchanges).toHaveLength(1);
  expect(exchanges[0]).toMatchObject({ call: 'webhooks.create', status: 200 });
  for (const hidden of [secret.slice('whsec_'.length), 'of-mine', 'test-key']) {
    expect(text).not.toContain(hidden);
  }
});
