import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../create-emulator.ts';
import { serveEmulator } from '../serve-emulator.ts';
import { apiClient, ask } from '../testing/api-client.ts';
import { testClock } from '../testing/test-clock.ts';

const startMs = testClock().now();

function advanceBy(emulator: Emulator, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return emulator.fetch('/emulator/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const stateOf = async (emulator: Emulator): Promise<Record<string, unknown>> =>
  await (await emulator.fetch('/emulator/state')).json();

describe('/emulator/clock', () => {
  test('tells the time, and moves it for every job', async () => {
    const emulator = createEmulator({ now: testClock().now, speed: 1 });
    const client = apiClient(emulator);
    const job = await client.createInline([{ request: ask('Hi') }]);
    const before = await (await emulator.fetch('/emulator/clock')).json();
    expect(before).toEqual({ time: '2026-11-23T12:00:00.000Z', timeMs: startMs });
    const after = await advanceBy(emulator, { advanceSeconds: 3600 });
    expect(await after.json()).toEqual({ time: '2026-11-23T13:00:00.000Z', timeMs: startMs + 3_600_000 });
    expect((await client.batch(job.name ?? '')).metadata?.state).toBe('BATCH_STATE_SUCCEEDED');
    expect(await emulator.now()).toBe(startMs + 3_600_000);
  });

  test.each([
    ['a negative step', { advanceSeconds: -1 }],
    ['a step of centuries', { advanceSeconds: 1e11 }],
    ['a text', { advanceSeconds: '60' }],
    ['an unknown field', { advanceSeconds: 60, by: 1 }],
    ['nothing', {}],
    ['no JSON', '{'],
    ['a list', []],
    ['a long body', JSON.stringify({ advanceSeconds: 60, padding: 'x'.repeat(2000) })],
  ])('is not moved by %s', async (_, body) => {
    const emulator = createEmulator({ now: testClock().now });
    const refused = await advanceBy(emulator, body);
    expect(refused.status).toBe(400);
    expect((await refused.json()).error.status).toBe('INVALID_ARGUMENT');
    expect(await emulator.now()).toBe(startMs);
  });

  test('stops before the last time that a date can hold', async () => {
    const emulator = createEmulator({ now: () => Date.UTC(8999, 11, 31) });
    expect((await advanceBy(emulator, { advanceSeconds: 86_400 * 30 })).status).toBe(400);
    expect((await advanceBy(emulator, { advanceSeconds: 60 })).status).toBe(200);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'is not moved by a simple request of a web page: %s',
    async (type) => {
      const emulator = createEmulator({ now: testClock().now });
      expect((await advanceBy(emulator, { advanceSeconds: 60 }, { 'content-type': type })).status).toBe(400);
      expect(await emulator.now()).toBe(startMs);
      const preflight = await emulator.fetch('/emulator/clock', { method: 'OPTIONS' });
      expect(preflight.status).toBe(404);
      expect(preflight.headers.has('access-control-allow-origin')).toBe(false);
    },
  );
});

describe('/emulator/state', () => {
  test('is empty at first, and says how the emulator is set', async () => {
    const emulator = createEmulator({
      now: testClock().now,
      speed: 7,
      seed: 3,
      tier: '2',
      limits: { concurrentJobs: 1 },
    });
    expect(await stateOf(emulator)).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      timeMs: startMs,
      speed: 7,
      seed: 3,
      tier: '2',
      limits: { concurrentJobs: 1, fileBytes: 2 * 1024 ** 3 },
      dataDir: null,
      answers: null,
      jobCount: 0,
      jobs: [],
      fileCount: 0,
      files: [],
      rules: [],
      exchangeCount: 0,
      exchanges: [],
    });
  });

  test('follows a job to its end, with its file and its requests', async () => {
    const clock = testClock();
    const emulator = createEmulator({ now: clock.now, speed: 1 });
    const client = apiClient(emulator);
    const job = await client.createFromLines([{ key: 'a', request: ask('Hi') }], 'my job');
    const shown = { name: job.name, displayName: 'my job', source: 'file', kind: 'generateContent', requests: 1 };
    expect(await stateOf(emulator)).toMatchObject({
      jobCount: 1,
      jobs: [{ ...shown, state: 'PENDING', isDone: false, createTimeMs: startMs, outcomes: null, faults: [] }],
      fileCount: 1,
      files: [
        { name: expect.stringMatching(/^files\//), createTimeMs: startMs, expirationTimeMs: startMs + 172_800_000 },
      ],
      exchangeCount: 3,
      exchanges: [
        { call: 'batches.create', method: 'POST', status: 200, fault: null },
        {},
        { call: 'files.startUpload' },
      ],
    });
    clock.advance(3_600_000);
    expect(await stateOf(emulator)).toMatchObject({
      jobs: [{ ...shown, state: 'SUCCEEDED', isDone: true, outcomes: { succeeded: 1, failed: 0 } }],
    });
  });

  test('shows the newest jobs, and counts all', async () => {
    const clock = testClock();
    const emulator = createEmulator({ now: clock.now, limits: { concurrentJobs: null } });
    const client = apiClient(emulator);
    const names: unknown[] = [];
    for (let index = 0; index < 205; index += 1) {
      names.push((await client.createInline([{ request: ask('Hi') }])).name);
    }
    const { jobCount, jobs } = await stateOf(emulator);
    expect(jobCount).toBe(205);
    expect(jobs).toHaveLength(200);
    expect(jobs).toMatchObject(
      names
        .toReversed()
        .slice(0, 200)
        .map((name) => ({ name })),
    );
  });

  test('holds no key, whatever was sent with one, and does not show itself', async () => {
    const emulator = createEmulator();
    for (const path of ['/v1/files?key=my-secret', '/nothing?key=my-secret', '/v1/batches/x?a=1&key=my-secret']) {
      await emulator.fetch(path, { headers: { 'x-goog-api-key': 'my-secret', authorization: 'Bearer my-secret' } });
    }
    const state = await stateOf(emulator);
    expect(JSON.stringify(state)).not.toContain('my-secret');
    expect(state).toMatchObject({ exchanges: [{ path: '/v1/batches/x?a=1' }, { path: '/nothing', call: null }, {}] });
  });

  test('is for no other origin and for no cache', async () => {
    const { headers } = await createEmulator().fetch('/emulator/state', { headers: { origin: 'https://evil.test' } });
    expect(headers.has('access-control-allow-origin')).toBe(false);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('server')).toMatch(/^gemini-batch-emulator\//);
  });
});

describe('the name it is asked by', () => {
  const asked = async (origin: string, hosts: readonly string[] = []): Promise<number> =>
    (await createEmulator({ hosts }).fetch(`${origin}/emulator/state`)).status;

  test.each([
    'http://localhost:8787',
    'http://LOCALHOST',
    'http://emulator.localhost',
    'http://127.0.0.1:8787',
    'http://[::1]:8787',
    'http://192.168.1.20:8787',
  ])('%s is its own', async (origin) => {
    expect(await asked(origin)).toBe(200);
  });

  test.each(['http://evil.test', 'http://127.0.0.1.evil.test', 'http://localhost.evil.test', 'http://notlocalhost'])(
    '%s may be anybody: neither state, clock nor page',
    async (origin) => {
      const emulator = createEmulator();
      const requests = [
        emulator.fetch(`${origin}/emulator/state`),
        emulator.fetch(`${origin}/emulator/clock`),
        emulator.fetch(`${origin}/`, { headers: { accept: 'text/html' } }),
      ];
      for (const answer of await Promise.all(requests)) {
        expect(answer.status).toBe(403);
        expect(answer.headers.get('content-type')).toContain('application/json');
      }
      // The API itself is asked under any name: clients and their proxies choose it.
      expect((await emulator.fetch(`${origin}/v1/files?key=any`)).status).toBe(200);
    },
  );

  test('can be told', async () => {
    expect(await asked('http://batch.lan:8787', ['batch.lan'])).toBe(200);
  });
});

test('a web page that had its own name answered with this machine is refused on a port as well', async () => {
  const server = await serveEmulator(createEmulator(), { port: 0 });
  const statusFor = (host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const asked = request(`${server.url}/emulator/state`, { headers: { host } }, (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode));
      });
      asked.once('error', reject).end();
    });
  expect(await statusFor(`evil.test:${new URL(server.url).port}`)).toBe(403);
  expect(await statusFor(`localhost:${new URL(server.url).port}`)).toBe(200);
  await server.close();
});

test('an unknown control endpoint names those there are', async () => {
  const answer = await createEmulator().fetch('/emulator/nothing', { method: 'POST' });
  expect(answer.status).toBe(404);
  expect((await answer.json()).error.message).toContain('GET /emulator/state');
});
