import { createLocalJWKSet, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import * as z from 'zod';
import type { Choices } from '../choices.ts';
import { createEmulator, type Emulator } from '../create-emulator.ts';
import { apiClient, ask, batchPath } from '../testing/api-client.ts';
import { type ReceivedWebhook, webhookReceiver } from '../testing/webhook-receiver.ts';

const uri = 'https://receiver.test/hook';
const keySetSchema = z.object({ keys: z.array(z.record(z.string(), z.string())) });

/** What is sent for one job, created with `webhookConfig`, that ended. */
async function sentFor(
  config: Record<string, unknown>,
  choices: Partial<Choices> = {},
  isCancelled = false,
): Promise<{ emulator: Emulator; name: string; received: readonly ReceivedWebhook[] }> {
  const { send, received } = webhookReceiver();
  const emulator = createEmulator({ sendWebhook: send, choices });
  const client = apiClient(emulator);
  const events = ['batch.succeeded', 'batch.failed', 'batch.expired'];
  await client.json('POST', '/v1/webhooks', { uri: 'https://static.test/', subscribed_events: events });
  const { name: file } = await client.upload(JSON.stringify({ key: 'a', request: ask('Hi') }));
  const batch = { displayName: 'x', inputConfig: { fileName: file }, webhookConfig: config };
  const { name } = z.object({ name: z.string() }).parse(await client.json('POST', batchPath, { batch }));
  if (isCancelled) {
    await client.json('POST', `/v1/${name}:cancel`);
  }
  await emulator.advance(3_600_000);
  await emulator.settled();
  return { emulator, name, received };
}

async function verified(emulator: Emulator, webhook: ReceivedWebhook | undefined, audience: string) {
  const response = await emulator.fetch('/.well-known/jwks.json');
  const keySet = createLocalJWKSet(keySetSchema.parse(await response.json()));
  return await jwtVerify(webhook?.headers['webhook-signature'] ?? '', keySet, { algorithms: ['RS256'], audience });
}

test('a job’s own webhook is signed with a token that jose verifies against the set of keys', async () => {
  const { emulator, name, received } = await sentFor({ uris: [uri], userMetadata: { group: 'nightly' } });
  expect(received).toHaveLength(1);
  const [webhook] = received;
  const event = {
    type: 'batch.succeeded',
    version: 'v1',
    timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
    data: { id: name, output_file_uri: `files/batch-${name.slice('batches/'.length)}` },
    user_metadata: { group: 'nightly' },
  };
  expect(webhook?.uri).toBe(uri);
  expect(JSON.parse(webhook?.body ?? '')).toEqual(event);
  const { payload } = await verified(emulator, webhook, uri);
  const seconds = Number(webhook?.headers['webhook-timestamp']);
  expect(payload).toEqual({
    iss: 'gemini-batch-emulator',
    aud: uri,
    iat: seconds,
    exp: seconds + 300,
    jti: webhook?.headers['webhook-id'],
    ...event,
  });
  await expect(verified(emulator, webhook, 'https://other.test/')).rejects.toThrow(errors.JWTClaimValidationFailed);
  await expect(verified(createEmulator(), webhook, uri)).rejects.toThrow(errors.JWKSNoMatchingKey);
});

test('the set of keys holds the public part alone, needs no key, and stays the same', async () => {
  const emulator = createEmulator();
  const response = await emulator.fetch('/.well-known/jwks.json');
  const set: unknown = await response.json();
  expect(set).toEqual({
    keys: [{ kty: 'RSA', use: 'sig', alg: 'RS256', e: 'AQAB', n: expect.any(String), kid: expect.any(String) }],
  });
  expect(await (await emulator.fetch('/.well-known/jwks.json')).json()).toEqual(set);
});

test('every address of a job is told once, and no static webhook', async () => {
  const second = 'http://127.0.0.1:9/second?token=1';
  const { received } = await sentFor({ uris: [uri, second, uri] });
  expect(received.map((webhook) => webhook.uri).sort()).toEqual([second, uri]);
});

test('snake_case is read as well', async () => {
  const { received } = await sentFor({ uris: [uri], user_metadata: { group: 'nightly' } });
  expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ user_metadata: { group: 'nightly' } });
});

test.each<[Partial<Choices>, (name: string) => Record<string, unknown>]>([
  [{ webhookJob: 'id' }, (name) => ({ data: { id: name.slice('batches/'.length) } })],
  [{ webhookMetadata: 'in-data' }, () => ({ data: { user_metadata: { a: 1 } } })],
  [
    { webhookOutput: 'gs-uri' },
    (name) => ({
      data: { output_file_uri: `gs://gemini-batch-emulator/batch-${name.slice('batches/'.length)}.jsonl` },
    }),
  ],
])('the choice %j', async (choices, expected) => {
  const { name, received } = await sentFor({ uris: [uri], userMetadata: { a: 1 } }, choices);
  expect(JSON.parse(received[0]?.body ?? '')).toMatchObject(expected(name));
});

test('metadata that could not be told are refused instead of being dropped', async () => {
  const body = `{"batch":{"inputConfig":{"requests":{"requests":[{"request":{"contents":[{"parts":[{"text":"Hi"}]}]}}]}},
    "webhookConfig":{"uris":["${uri}"],"userMetadata":{"__proto__":{"a":1}}}}}`;
  const path = '/v1beta/models/gemini-3.5-flash-lite:batchGenerateContent?key=any';
  const response = await createEmulator().fetch(path, { method: 'POST', body });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('user_metadata');
});

test('the choice of no metadata', async () => {
  const { received } = await sentFor({ uris: [uri], userMetadata: { a: 1 } }, { webhookMetadata: 'absent' });
  expect(received[0]?.body).not.toContain('user_metadata');
});

test('the choices of what a token holds', async () => {
  const choices = { webhookAudience: 'project', webhookToken: 'plain' } as const;
  const { emulator, received } = await sentFor({ uris: [uri] }, choices);
  const { payload, protectedHeader } = await verified(emulator, received[0], 'gemini-batch-emulator');
  expect(Object.keys(payload).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti']);
  expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: expect.any(String) });
  expect(decodeProtectedHeader(received[0]?.headers['webhook-signature'] ?? '')).toEqual(protectedHeader);
});

test('a cancelled job is told of when it is so chosen', async () => {
  expect((await sentFor({ uris: [uri] }, {}, true)).received).toEqual([]);
  const { name, received } = await sentFor({ uris: [uri] }, { webhookCancelled: 'sent' }, true);
  expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ type: 'batch.cancelled', data: { id: name } });
});
