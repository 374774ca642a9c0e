import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import type { EmulatorOptions } from '../emulator-options.ts';
import type { Exchange } from '../observe/exchange.ts';
import { type ApiClient, apiClient, ask, batchPath } from '../testing/api-client.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { testClock } from '../testing/test-clock.ts';
import { type WebhookReceiver, webhookReceiver } from '../testing/webhook-receiver.ts';

const uri = 'https://receiver.test/hook';
const hourMs = 3_600_000;
const broken = (): Response => new Response('no', { status: 500 });

/** Creates a job that tells `uri` of its end, and returns its name. */
async function createJob(client: ApiClient, ...uris: string[]): Promise<string> {
  const requests = { requests: [{ request: ask('Hi') }] };
  const batch = {
    displayName: 'x',
    inputConfig: { requests },
    webhookConfig: { uris: uris.length > 0 ? uris : [uri] },
  };
  const operation = await client.json('POST', batchPath, { batch });
  return apiName(operation);
}

function apiName(operation: unknown): string {
  return typeof operation === 'object' && operation !== null && 'name' in operation ? String(operation.name) : '';
}

function emulatorWith(receiver: WebhookReceiver, options: EmulatorOptions = {}) {
  const clock = testClock();
  const emulator = createEmulator({ now: clock.now, sendWebhook: receiver.send, ...options });
  return { clock, emulator, client: apiClient(emulator) };
}

test('what fails is tried again with the same id and body, a new time and a new signature, until it succeeds', async () => {
  const receiver = webhookReceiver((count) => (count < 4 ? broken() : new Response(null, { status: 204 })));
  const { clock, emulator, client } = emulatorWith(receiver, { speed: 1 });
  await createJob(client);
  const counts: number[] = [];
  for (const ms of [hourMs, 4999, 1, 5 * 60_000 - 1, 1, 30 * 60_000, 2 * hourMs, 24 * hourMs]) {
    clock.advance(ms);
    await emulator.settled();
    counts.push(receiver.received.length);
  }
  expect(counts).toEqual([1, 1, 2, 2, 3, 4, 4, 4]);
  const headersOf = (name: string): Set<string | undefined> =>
    new Set(receiver.received.map(({ headers }) => headers[name]));
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  expect(headersOf('webhook-id').size).toBe(1);
  expect(headersOf('webhook-signature').size).toBe(4);
  const start = Math.floor(testClock().now() / 1000);
  expect(receiver.received.map(({ headers }) => Number(headers['webhook-timestamp']) - start)).toEqual([
    3600, 3605, 3905, 5705,
  ]);
});

test('after a day nothing is tried any more', async () => {
  const receiver = webhookReceiver(broken);
  const { clock, emulator, client } = emulatorWith(receiver, { speed: 1 });
  await createJob(client);
  for (let hours = 0; hours < 60; hours += 1) {
    clock.advance(hourMs);
    await emulator.settled();
  }
  expect(receiver.received).toHaveLength(7);
  expect(await emulator.sendWebhooks()).toBe(Number.POSITIVE_INFINITY);
});

test('a request sends what is due, and the answer to it does not wait', async () => {
  const receiver = webhookReceiver(() => new Promise<Response>(() => {}));
  const { emulator, client } = emulatorWith(receiver);
  const job = await createJob(client);
  await createJob(client, 'https://other.test/');
  await emulator.advance(hourMs);
  const states = async (): Promise<unknown> => [(await client.batch(job)).metadata?.state, receiver.received.length];
  await expect.poll(states, { timeout: 20_000 }).toEqual(['BATCH_STATE_SUCCEEDED', 2]);
  expect(receiver.received.map((webhook) => webhook.uri).sort()).toEqual(['https://other.test/', uri]);
  // Both are still on their way: nothing is sent twice meanwhile, whatever the emulator's clock says.
  await emulator.advance(48 * hourMs);
  await createJob(client, 'https://third.test/');
  await emulator.advance(48 * hourMs);
  expect(await emulator.sendWebhooks()).toBe(Number.POSITIVE_INFINITY);
  await expect.poll(() => receiver.received.at(-1)?.uri, { timeout: 20_000 }).toBe('https://third.test/');
  for (let ticks = 0; ticks < 100; ticks += 1) {
    await setImmediate();
  }
  expect(receiver.received).toHaveLength(3);
});

test('a retry that is due waits for a reason to look, so that it keeps no process alive', async () => {
  const receiver = webhookReceiver(broken);
  const { emulator, client } = emulatorWith(receiver, { speed: 1e5 });
  await createJob(client);
  await emulator.advance(100);
  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(1);
  for (let ticks = 0; ticks < 100; ticks += 1) {
    await setImmediate();
  }
  expect(receiver.received).toHaveLength(1);
  await emulator.settled();
  expect(receiver.received).toHaveLength(2);
});

test('of many webhooks that are due at once a part is on its way, and all arrive', async () => {
  let open = 0;
  let most = 0;
  const receiver = webhookReceiver(async () => {
    open += 1;
    most = Math.max(most, open);
    await setImmediate();
    open -= 1;
    return new Response();
  });
  const { clock, emulator, client } = emulatorWith(receiver);
  await createJob(client, ...Array.from({ length: 100 }, (_, target) => `https://receiver.test/${target}`));
  clock.advance(hourMs);
  await emulator.sendWebhooks();
  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(100);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(100);
  expect(most).toBeLessThanOrEqual(32);
});

test('a receiver that breaks breaks nothing', async () => {
  const { clock, emulator, client } = emulatorWith({
    ...webhookReceiver(),
    send: () => {
      throw new Error('no network');
    },
  });
  const job = await createJob(client);
  clock.advance(hourMs);
  expect((await client.batch(job)).metadata?.state).toBe('BATCH_STATE_SUCCEEDED');
  await emulator.settled();
});

test('what is on its way arrives though its job is deleted meanwhile', async () => {
  const receiver = webhookReceiver((count) => (count === 1 ? broken() : new Response()));
  const { clock, emulator, client } = emulatorWith(receiver);
  const job = await createJob(client);
  clock.advance(hourMs);
  await emulator.settled();
  await client.json('DELETE', `/v1/${job}`);
  clock.advance(hourMs);
  await emulator.settled();
  expect(receiver.received).toHaveLength(2);
});

test('two emulators on one folder send each webhook once', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const receiver = webhookReceiver();
    const one = emulatorWith(receiver, { dataDir });
    const other = createEmulator({ dataDir, now: one.clock.now, sendWebhook: receiver.send });
    for (let jobs = 0; jobs < 10; jobs += 1) {
      await createJob(one.client, `https://receiver.test/${jobs}`);
    }
    one.clock.advance(hourMs);
    await Promise.all([one.emulator.settled(), other.settled(), one.emulator.settled(), other.settled()]);
    expect(receiver.received.map((webhook) => webhook.uri).sort()).toEqual(
      Array.from({ length: 10 }, (_, job) => `https://receiver.test/${job}`),
    );
    const keys = await Promise.all(
      [one.emulator, other].map(async (emulator) => (await emulator.fetch('/.well-known/jwks.json')).text()),
    );
    expect(keys[0]).toBe(keys[1]);
  });
});

test('two emulators that make the key at once make one', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const keys = await Promise.all(
      Array.from({ length: 4 }, async () => (await createEmulator({ dataDir }).fetch('/.well-known/jwks.json')).text()),
    );
    expect(new Set(keys).size).toBe(1);
  });
});

test('after a restart what was due is sent, what was sent is not, and what died on its way is tried again', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const clock = testClock();
    const dying = webhookReceiver(() => new Promise<Response>(() => {}));
    const first = emulatorWith(dying, { dataDir, now: clock.now });
    await createJob(first.client, 'https://receiver.test/dies');
    clock.advance(hourMs);
    await first.emulator.sendWebhooks();
    await expect.poll(() => dying.received.length, { timeout: 20_000 }).toBe(1);
    // For a process that stops now no more time passes.
    const stoppedMs = clock.now();
    const stopped = emulatorWith(dying, { dataDir, now: () => stoppedMs });
    await createJob(stopped.client, 'https://receiver.test/due');

    clock.advance(10_000);
    const receiver = webhookReceiver();
    const second = emulatorWith(receiver, { dataDir, now: clock.now });
    expect(await second.emulator.sendWebhooks()).toBe(20_000);
    await second.emulator.settled();
    expect(receiver.received.map((webhook) => webhook.uri)).toEqual(['https://receiver.test/due']);
    clock.advance(20_000);
    await second.emulator.settled();
    expect(receiver.received.map((webhook) => webhook.uri)).toEqual([
      'https://receiver.test/due',
      'https://receiver.test/dies',
    ]);
    expect(receiver.received[1]?.headers['webhook-id']).toBe(dying.received[0]?.headers['webhook-id']);

    clock.advance(100 * hourMs);
    await emulatorWith(webhookReceiver(), { dataDir, now: clock.now }).emulator.settled();
    await second.emulator.settled();
    expect(receiver.received).toHaveLength(2);
  });
});

test('the log knows nothing of an address, and the private key is its owner’s alone', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const exchanges: Exchange[] = [];
    const receiver = webhookReceiver();
    const { clock, emulator, client } = emulatorWith(receiver, {
      dataDir,
      onExchange: (exchange) => exchanges.push(exchange),
    });
    await createJob(client, 'https://receiver.test/?token=of-mine');
    clock.advance(hourMs);
    await emulator.settled();
    expect(receiver.received).toHaveLength(1);
    expect(JSON.stringify(exchanges)).not.toContain('of-mine');
    const path = join(dataDir, 'keys', 'webhooks.json');
    const { d } = JSON.parse(await readFile(path, 'utf8'));
    expect(JSON.stringify(receiver.received)).not.toContain(d);
    expect(await readdir(join(dataDir, 'keys'))).toHaveLength(1);
    if (process.platform !== 'win32') {
      expect((await stat(path)).mode & 0o077).toBe(0);
    }
  });
});

test('closing breaks off what a receiver keeps waiting; the next process tries it again', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const clock = testClock();
    let isBroken = false;
    const asked = Promise.withResolvers<void>();
    const hanging: typeof fetch = (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => {
          isBroken = true;
          reject(init.signal?.reason);
        });
        asked.resolve();
      });
    const first = createEmulator({ dataDir, now: clock.now, sendWebhook: hanging });
    const requests = { requests: [{ request: ask('Hi') }] };
    const batch = { inputConfig: { requests }, webhookConfig: { uris: ['https://receiver.test/hook'] } };
    await apiClient(first).json('POST', batchPath, { batch });
    clock.advance(3_600_000);
    await first.sendWebhooks();
    await asked.promise;
    await first.close();
    expect(isBroken).toBe(true);
    const receiver = webhookReceiver();
    const next = createEmulator({ dataDir, now: clock.now, sendWebhook: receiver.send });
    clock.advance(60_000);
    await next.settled();
    expect(receiver.received).toHaveLength(1);
  });
});

test('closing begins no attempt any more, which the next process would wait for', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const clock = testClock();
    const receiver = webhookReceiver();
    const first = createEmulator({ dataDir, now: clock.now, sendWebhook: receiver.send });
    const requests = { requests: [{ request: ask('Hi') }] };
    const batch = { inputConfig: { requests }, webhookConfig: { uris: ['https://receiver.test/hook'] } };
    await apiClient(first).json('POST', batchPath, { batch });
    clock.advance(3_600_000);
    const sent = first.sendWebhooks();
    await Promise.all([first.close(), sent]);
    await first.settled();
    expect(receiver.received).toEqual([]);
    const next = createEmulator({ dataDir, now: clock.now, sendWebhook: receiver.send });
    await next.settled();
    expect(receiver.received).toHaveLength(1);
  });
});
