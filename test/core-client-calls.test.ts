import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createClient, type GeminiClient } from '../packages/core/src/index.ts';
import { createEmulator } from '../packages/emulator/src/index.ts';

const model = 'gemini-3.5-flash-lite';
const request = { contents: [{ role: 'user', parts: [{ text: 'Hi' }] }] };

let folder = '';
let timeMs = 0;
let seen: Request[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gemini-batch-client-'));
  timeMs = Date.UTC(2026, 10, 23, 12);
  seen = [];
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A client of an emulator that lives in memory, on a clock that only waiting moves. */
function emulated(apiKey = 'test-key', pageSize?: number): GeminiClient {
  const now = () => timeMs;
  const sleep = async (delayMs: number) => {
    timeMs += delayMs;
  };
  const emulator = createEmulator({ now, speed: 1 });
  const fetchEmulator: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    seen.push(new Request(url, { method: init?.method ?? 'GET', headers: init?.headers ?? {} }));
    if (pageSize !== undefined && url.searchParams.has('pageSize')) url.searchParams.set('pageSize', String(pageSize));
    return await emulator.fetch(url, init);
  };
  return createClient({ apiKey, baseUrl: 'http://emulator.test/', fetch: fetchEmulator, clock: { now, sleep } });
}

/** Uploads requests with these keys and creates a job of them. */
async function createJob(client: GeminiClient, displayName: string, keys: readonly string[] = ['a', 'b']) {
  const path = join(folder, 'input.jsonl');
  await writeFile(path, keys.map((key) => `${JSON.stringify({ key, request })}\n`).join(''));
  const file = await client.uploadRequests(path, displayName);
  const job = await client.createBatch({ model, fileName: file.name, displayName });
  return { file, job };
}

describe('getModel', () => {
  test('says whether a model takes batch jobs', async () => {
    const client = emulated();
    expect((await client.getModel(model)).supportedGenerationMethods).toContain('batchGenerateContent');
    expect((await client.getModel('gemini-embedding-001')).supportedGenerationMethods).not.toContain(
      'batchGenerateContent',
    );
  });

  test.each(['gemini-unheard-of', 'gemini/../x', 'a b?c#d'])('an unknown model: %s', async (unknown) => {
    await expect(emulated().getModel(unknown)).rejects.toMatchObject({
      code: 'model-not-found',
      details: { model: unknown },
    });
  });

  test('a key that the service refuses', async () => {
    const error = await emulated('invalid-key-of-mine')
      .getModel(model)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'key-refused' });
    expect(JSON.stringify(error) + String(error)).not.toContain('invalid-key-of-mine');
  });
});

test('baseUrl is told without a slash at its end', () => {
  expect(emulated().baseUrl).toBe('http://emulator.test');
});

test('server tells who answers, once somebody did', async () => {
  const client = emulated();
  expect(client.server()).toBeNull();
  await client.getModel(model);
  expect(client.server()).toMatch(/^gemini-batch-emulator\//);
});

test('the key travels in a header, never in an address', async () => {
  const client = emulated('secret-key');
  const { job } = await createJob(client, 'x');
  await client.getBatch(job);
  expect(seen.filter(({ url }) => url.includes('secret-key'))).toEqual([]);
  for (const { headers } of seen) expect(headers.get('x-goog-api-key')).toBe('secret-key');
});

test('every call goes to v1beta, on which the recordings were made', async () => {
  const client = emulated();
  const { job } = await createJob(client, 'x');
  await client.getBatch(job);
  await client.cancelBatch(job);
  expect(seen.length).toBeGreaterThan(4);
  for (const { url } of seen) expect(new URL(url).pathname).toMatch(/^(\/upload)?\/v1beta\//);
});

test('uploadRequests gives the file, with the time at which it ends', async () => {
  const { file } = await createJob(emulated(), 'gbt1/local/x/0001/1');
  expect(file.name).toMatch(/^files\//);
  expect(file.displayName).toBe('gbt1/local/x/0001/1');
  expect(file.expirationTime).toMatch(/^2026-11-25T12:00:00/);
});

test('createBatch and getBatch: a job under its name, from pending to its end', async () => {
  const client = emulated();
  const { job, file } = await createJob(client, 'gbt1/local/x/0001/1');
  expect(job).toMatch(/^batches\//);
  expect((await client.getBatch(job)).metadata).toMatchObject({
    state: 'BATCH_STATE_PENDING',
    displayName: 'gbt1/local/x/0001/1',
    model: `models/${model}`,
    inputConfig: { fileName: file.name },
    batchStats: { requestCount: '2', pendingRequestCount: '2' },
  });
  timeMs += 3_600_000;
  expect((await client.getBatch(job)).metadata).toMatchObject({
    state: 'BATCH_STATE_SUCCEEDED',
    batchStats: { successfulRequestCount: '2' },
  });
});

test('getBatch: a job that is not there', async () => {
  await expect(emulated().getBatch('batches/none')).rejects.toMatchObject({ code: 'job-not-found' });
});

test('createBatch: a file that the service refuses, with the line that is at fault', async () => {
  const client = emulated();
  const path = join(folder, 'input.jsonl');
  await writeFile(path, '{"key":"a","request":{"contentz":[]}}\n');
  const { name: fileName } = await client.uploadRequests(path, 'x');
  const refused = client.createBatch({ model, fileName, displayName: 'x' });
  await expect(refused).rejects.toMatchObject({ code: 'request-refused' });
  await expect(refused).rejects.toThrow('line 1');
});

test('listBatches gives every job, over pages', async () => {
  const client = emulated('test-key', 2);
  const created: string[] = [];
  for (const displayName of ['a', 'b', 'c', 'd', 'e']) {
    created.push((await createJob(client, displayName)).job);
    timeMs += 1_000;
  }
  const listed: string[] = [];
  for await (const { name } of client.listBatches()) listed.push(name);
  expect(listed).toEqual(created.reverse());
});

test('listBatches of a project without jobs is empty', async () => {
  for await (const job of emulated().listBatches()) expect(job).toBeUndefined();
});

test('cancelBatch ends a job', async () => {
  const client = emulated();
  const { job } = await createJob(client, 'x');
  await client.cancelBatch(job);
  expect(await client.getBatch(job)).toMatchObject({
    done: true,
    error: { code: 1 },
    metadata: { state: 'BATCH_STATE_CANCELLED' },
  });
});

describe('downloadFile', () => {
  test('gives the bytes of an output', async () => {
    const client = emulated();
    const { job } = await createJob(client, 'x', ['first', '第二']);
    timeMs += 3_600_000;
    const { metadata } = await client.getBatch(job);
    const decoder = new TextDecoder();
    let text = '';
    await client.downloadFile(metadata?.output?.responsesFile ?? '', async (bytes) => {
      for await (const chunk of bytes) text += decoder.decode(chunk, { stream: true });
    });
    const keys = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).key);
    expect(keys).toEqual(['first', '第二']);
  });

  test('an output that is not there', async () => {
    await expect(emulated().downloadFile('files/batch-none', async () => {})).rejects.toMatchObject({
      code: expect.stringMatching(/^(not-found|key-forbidden)$/),
    });
  });
});
