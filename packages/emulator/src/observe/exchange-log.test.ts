import { once } from 'node:events';
import process from 'node:process';
import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import type { EmulatorOptions } from '../emulator-options.ts';
import { apiClient, ask, batchPath, sendChunk, startUpload } from '../testing/api-client.ts';
import type { Exchange } from './exchange.ts';

test('every request is told with what became of it, without key and body', async () => {
  const exchanges: Exchange[] = [];
  const emulator = createEmulator({ now: () => 1_800_000_000_000, onExchange: (exchange) => exchanges.push(exchange) });
  await emulator.fetch('/v1/files?pageSize=5&key=secret-key');
  await emulator.fetch('/v1/batches/none', { headers: { 'x-goog-api-key': 'secret-key' } });
  await emulator.fetch('/nowhere?key=secret-key');
  await apiClient(emulator).send('POST', batchPath, { batch: { inputConfig: { requests: [ask('secret-key')] } } });
  expect(exchanges.map(({ method, path, call, status, fault }) => ({ method, path, call, status, fault }))).toEqual([
    { method: 'GET', path: '/v1/files?pageSize=5', call: 'files.list', status: 200, fault: null },
    { method: 'GET', path: '/v1/batches/none', call: 'batches.get', status: 404, fault: null },
    { method: 'GET', path: '/nowhere', call: null, status: 404, fault: null },
    { method: 'POST', path: batchPath, call: 'batches.create', status: 400, fault: null },
  ]);
  expect(exchanges.every(({ timeMs, durationMs }) => timeMs === 1_800_000_000_000 && durationMs >= 0)).toBe(true);
  expect(JSON.stringify(exchanges)).not.toContain('secret-key');
});

const create = { batch: { inputConfig: { requests: { requests: [{ request: ask('Hi') }] } } } };

/** What is told of the last request that a client with a secret key makes. */
async function lastTold(
  options: EmulatorOptions,
  act: (send: (method: string, path: string, body?: unknown) => Promise<unknown>) => Promise<unknown>,
): Promise<Exchange | undefined> {
  const exchanges: Exchange[] = [];
  const emulator = createEmulator({ ...options, onExchange: (exchange) => exchanges.push(exchange) });
  await act((method, path, body) =>
    emulator.fetch(path, {
      method,
      headers: { 'x-goog-api-key': 'invalid-secret' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  expect(JSON.stringify(exchanges)).not.toContain('invalid-secret');
  return exchanges.at(-1);
}

test.each<[string, EmulatorOptions, number, string]>([
  ['concurrentJobs', { limits: { concurrentJobs: 0 } }, 429, 'limit concurrentJobs 0'],
  ['enqueuedTokens', { limits: { enqueuedTokens: 0 } }, 429, 'limit enqueuedTokens 0'],
  ['inlineBytes', { limits: { inlineBytes: 10 } }, 400, 'Request payload size exceeds the limit: 10 bytes.'],
  ['the free tier', { tier: 'free' }, 429, 'tier free'],
])(
  'a refusal over the limit %s is told with its value, which the answer keeps to itself',
  async (_, options, status, problem) => {
    const told = await lastTold({ ...options, acceptKey: () => true }, async (send) => {
      const answer = await send('POST', batchPath, create);
      expect(status === 429 && answer instanceof Response ? await answer.text() : '').not.toContain('limit ');
    });
    expect(told).toMatchObject({ status, problem, fault: null });
  },
);

test('a refusal over the storage is told with the limit', async () => {
  const exchanges: Exchange[] = [];
  const emulator = createEmulator({ limits: { storageBytes: 3 }, onExchange: (exchange) => exchanges.push(exchange) });
  const url = await startUpload(emulator, {});
  await sendChunk(emulator, url, 'upload, finalize', 0, 'four');
  expect(exchanges.at(-1)).toMatchObject({ status: 429, problem: 'limit FileStorageBytesPerProject 3' });
});

test.each<[string, string, string | null]>([
  ['/v1/batches/none', 'batches.get', 'Requested entity was not found.'],
  ['/v1/models/nope', 'models.get', 'models/nope is not found for API version v1, or is not supported for getModel'],
  [`/v1/models/${'x'.repeat(200)}`, 'models.get', `models/${'x'.repeat(112)}…`],
  ['/v1/files', 'files.list', null],
])('an error of %s is told by its message, without a key', async (path, call, problem) => {
  const told = await lastTold({ acceptKey: () => true }, (send) => send('GET', `${path}?key=invalid-secret`));
  expect(told).toMatchObject({ call, problem, fault: null });
  expect(told?.problem?.length ?? 0).toBeLessThanOrEqual(120);
});

test.each([
  ['GET', '/v1/files', 'API key not valid. Please pass a valid API key.'],
  ['GET', '/v1/files?key=invalid-secret', 'API key not valid. Please pass a valid API key.'],
  ['GET', '/nowhere', 'The requested URL was not found on this server.'],
  ['POST', '/v1beta/models/gemini-3.5-flash:streamGenerateContent', 'API key not valid. Please pass a valid API key.'],
])('a key that is refused at %s %s is not told', async (method, path, problem) => {
  expect(await lastTold({}, (send) => send(method, path, method === 'POST' ? {} : undefined))).toMatchObject({
    problem,
  });
});

test('an error with several lines is told by the first; one of a stream, which is a list, as well', async () => {
  const line = { request: { contents: [{ parts: [{ text: 'x' }] }], nope: 1 } };
  const body = { batch: { inputConfig: { requests: { requests: [line, line] } } } };
  const first = await lastTold({ acceptKey: () => true }, (send) => send('POST', batchPath, body));
  expect(first).toMatchObject({ status: 400, problem: expect.stringMatching(/^[^\n]*nope[^\n]*$/) });
  const path = '/v1beta/models/gemini-3.5-flash:streamGenerateContent';
  const stream = await lastTold({ acceptKey: () => true }, (send) => send('POST', path, {}));
  expect(stream).toMatchObject({ status: 400, problem: expect.stringMatching(/\w/) });
});

test('an answer that a rule gives in its stead is told by the rule', async () => {
  const faults = [{ call: '*', do: { status: 503 as const, message: 'Mine' } }];
  const told = await lastTold({ faults }, (send) => send('GET', '/v1/files'));
  expect(told).toMatchObject({ status: 503, fault: '*: 503', problem: null });
});

test('a listener that throws is a warning and no part of the answer; it is told of each exchange once', async () => {
  const exchanges: Exchange[] = [];
  const emulator = createEmulator({
    onExchange: (exchange) => {
      exchanges.push(exchange);
      throw new Error('Broken listener');
    },
  });
  const warned = once(process, 'warning');
  const { name } = await apiClient(emulator).createInline([{ request: ask('Hi') }]);
  expect(name).toMatch(/^batches\//);
  expect(exchanges.map(({ status }) => status)).toEqual([200]);
  expect(await warned).toMatchObject([{ message: 'Broken listener' }]);
});

test('rules that are described alike are counted each for itself', async () => {
  const rule = (message: string) => ({
    call: 'models.list' as const,
    when: { nth: 1 },
    do: { status: 503 as const, message },
  });
  const emulator = createEmulator({ faults: [rule('One'), rule('Other')] });
  expect(await apiClient(emulator).error('GET', '/v1/models')).toMatchObject({ message: 'One' });
  const { rules } = await (await emulator.fetch('/emulator/state')).json();
  expect(rules).toMatchObject([{ fired: 1 }, { fired: 0 }]);
});
