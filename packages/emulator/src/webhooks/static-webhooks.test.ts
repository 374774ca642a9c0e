import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createEmulator } from '../create-emulator.ts';
import type { EmulatorOptions } from '../emulator-options.ts';
import { readBatchRecord } from '../jobs/find-batch.ts';
import type { JobFate } from '../rules/fault-rule.ts';
import { folderStore } from '../store/folder-store.ts';
import { type ApiClient, apiClient, ask } from '../testing/api-client.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { type ReceivedWebhook, webhookReceiver } from '../testing/webhook-receiver.ts';

const uri = 'https://receiver.test/hook';
const hourMs = 3_600_000;
const line = { key: 'a', request: ask('What is a tide?') };

async function register(client: ApiClient, ...events: string[]): Promise<string> {
  const created = await client.json('POST', '/v1/webhooks', { uri, subscribed_events: events });
  return z.object({ new_signing_secret: z.string() }).parse(created).new_signing_secret;
}

function started(options: EmulatorOptions = {}) {
  const receiver = webhookReceiver();
  const emulator = createEmulator({ ...options, sendWebhook: receiver.send });
  return { receiver, emulator, client: apiClient(emulator), received: receiver.received };
}

/** Gives a job what a rule would have given it. */
async function setFate(dataDir: string, name: string, fate: JobFate): Promise<void> {
  const store = folderStore(dataDir);
  const id = name.slice('batches/'.length);
  await store.replace('batches', id, { ...(await readBatchRecord(store, id)), fate });
}

const event = (webhook: ReceivedWebhook | undefined): unknown => JSON.parse(webhook?.body ?? '');

test('the end of a job is told with a signature that the library of Standard Webhooks verifies', async () => {
  const { emulator, client, received } = started();
  const secret = await register(client, 'batch.succeeded', 'batch.failed');
  const job = await client.createFromLines([line]);
  await emulator.settled();
  expect(received).toEqual([]);

  await emulator.advance(hourMs);
  await emulator.settled();
  expect(received).toHaveLength(1);
  const [webhook] = received;
  expect(webhook).toMatchObject({ uri, method: 'POST' });
  const verified = new Webhook(secret).verify(webhook?.body ?? '', { ...webhook?.headers });
  const ended = await client.batch(job.name);
  expect(verified).toEqual({
    type: 'batch.succeeded',
    version: 'v1',
    timestamp: ended.metadata?.endTime,
    data: { id: job.name, output_file_uri: ended.metadata?.output?.responsesFile },
  });

  const other = await register(client, 'batch.succeeded');
  const changed = webhook?.body.replace('v1', 'v2') ?? '';
  expect(() => new Webhook(other).verify(webhook?.body ?? '', { ...webhook?.headers })).toThrow(
    WebhookVerificationError,
  );
  expect(() => new Webhook(secret).verify(changed, { ...webhook?.headers })).toThrow(WebhookVerificationError);
});

describe('only events are told that a webhook asks for', () => {
  test('each webhook gets its own, with its own id', async () => {
    const { emulator, client, received } = started();
    await register(client, 'batch.succeeded');
    await register(client, 'batch.failed');
    await register(client, 'batch.succeeded', 'batch.expired');
    await client.createInline([{ request: ask('Hi') }]);
    await emulator.advance(hourMs);
    await emulator.settled();
    expect(received.map((webhook) => event(webhook))).toMatchObject([
      { type: 'batch.succeeded' },
      { type: 'batch.succeeded' },
    ]);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
  });

  test('a webhook is not told of jobs that ended before it was there', async () => {
    const { emulator, client, received } = started();
    await client.createInline([{ request: ask('Hi') }]);
    await emulator.advance(hourMs);
    await register(client, 'batch.succeeded');
    await emulator.settled();
    expect(received).toEqual([]);
  });

  test('the answers of an inline job are in no file', async () => {
    const { emulator, client, received } = started();
    await register(client, 'batch.succeeded');
    const { name } = await client.createInline([{ request: ask('Hi') }]);
    await emulator.advance(hourMs);
    await emulator.settled();
    expect(event(received[0])).toMatchObject({ data: { id: name } });
    expect(received[0]?.body).not.toContain('output_file_uri');
  });
});

test('a job that failed is told with its error, one that expired without', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const { emulator, client, received } = started({ dataDir });
    await register(client, 'batch.succeeded', 'batch.failed', 'batch.expired');
    const failed = await client.createFromLines([line]);
    const expired = await client.createFromLines([line]);
    const error = { code: 3, message: 'No line could be read.' };
    await setFate(dataDir, failed.name, { end: { state: 'FAILED', error } });
    await setFate(dataDir, expired.name, { stuck: { state: 'RUNNING' } });
    await emulator.advance(hourMs);
    await emulator.settled();
    const events = received.map((webhook) => event(webhook));
    expect(events).toHaveLength(2);
    const envelope = { version: 'v1', timestamp: expect.any(String) };
    expect(events).toContainEqual({
      ...envelope,
      type: 'batch.failed',
      data: { id: failed.name, error_code: error.code, error_message: error.message },
    });
    expect(events).toContainEqual({ ...envelope, type: 'batch.expired', data: { id: expired.name } });
  });
});

test.each(['silent', 'sent'] as const)(
  'a static webhook is never told of a cancelled job, choice "%s"',
  async (chosen) => {
    const { emulator, client, received } = started({ choices: { webhookCancelled: chosen } });
    await register(client, 'batch.succeeded', 'batch.failed', 'batch.expired');
    const { name } = await client.createInline([{ request: ask('Hi') }]);
    await client.json('POST', `/v1/${name}:cancel`);
    await emulator.advance(hourMs);
    await emulator.settled();
    expect(received).toEqual([]);
  },
);

test('metadata of a job without addresses of its own goes to the static webhook', async () => {
  const { emulator, client, received } = started();
  await register(client, 'batch.succeeded');
  await client.json('POST', '/v1beta/models/gemini-3.5-flash-lite:batchGenerateContent', {
    batch: {
      displayName: 'x',
      inputConfig: { requests: { requests: [{ request: ask('Hi') }] } },
      webhookConfig: { userMetadata: { group: 'nightly' } },
    },
  });
  await emulator.advance(hourMs);
  await emulator.settled();
  expect(event(received[0])).toMatchObject({ user_metadata: { group: 'nightly' } });
});

test('the end of a job is told though it was deleted before anybody looked, with the time at which it ended', async () => {
  let timeMs = Date.UTC(2026, 10, 28);
  const { emulator, client, received } = started({ now: () => timeMs, speed: 1 });
  await register(client, 'batch.succeeded');
  const { name, metadata } = await client.createFromLines([line]);
  await emulator.settled();
  timeMs += 24 * hourMs;
  await client.json('DELETE', `/v1/${name}`);
  await emulator.settled();
  expect(received).toHaveLength(1);
  expect(event(received[0])).toMatchObject({ type: 'batch.succeeded', data: { id: name } });
  const { timestamp } = z.object({ timestamp: z.string() }).parse(event(received[0]));
  expect(Date.parse(timestamp) - Date.parse(metadata?.createTime ?? '')).toBeLessThan(hourMs);
});
