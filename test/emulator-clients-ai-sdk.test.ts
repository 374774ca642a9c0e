import { createGoogleGenerativeAI } from '@ai-sdk/google';
import {
  type Experimental_BatchReference as BatchReference,
  experimental_cancelBatch as cancelBatch,
  experimental_getBatchResults as getBatchResults,
  experimental_getBatchStatus as getBatchStatus,
  experimental_listBatches as listBatches,
  experimental_startBatch as startBatch,
  uploadFile,
} from 'ai';
import { expect, test } from 'vitest';
import type { FaultRule } from '../packages/emulator/src/index.ts';
import { movingEmulator } from './clients/moving-emulator.ts';

// The AI SDK (`ai` 7.0.173 with `@ai-sdk/google` 4.0.121) calls the service without Google's client.

const model = 'gemini-3.5-flash-lite';

const connect = (url: string, apiKey = 'any') => createGoogleGenerativeAI({ apiKey, baseURL: `${url}/v1beta` });
type Google = ReturnType<typeof connect>;

const ask = (id: string, prompt = `What is ${id}?`) => ({ type: 'text' as const, id, model, prompt });

async function pollToTheEnd(provider: Google, batch: BatchReference): Promise<{ status: string; seen: Set<string> }> {
  const seen = new Set<string>();
  for (let looks = 0; looks < 1000; looks++) {
    const { status, rawStatus = '' } = await getBatchStatus({ provider, batch });
    seen.add(rawStatus);
    if (status !== 'pending') return { status, seen };
  }
  throw new Error('The batch does not end');
}

test('a small batch goes inline, through every state, to its results by id', async () => {
  await using service = await movingEmulator();
  const provider = connect(service.url);
  const batch = await startBatch({
    provider,
    requests: [{ ...ask('a'), instructions: 'Be brief.', maxOutputTokens: 100, temperature: 0.4 }, ask('b')],
  });
  expect(batch).toMatchObject({ status: 'pending', requestCounts: { total: 2, pending: 2 }, warnings: [] });
  const { status, seen } = await pollToTheEnd(provider, batch);
  expect(status).toBe('completed');
  expect([...seen]).toEqual(['BATCH_STATE_PENDING', 'BATCH_STATE_RUNNING', 'BATCH_STATE_SUCCEEDED']);
  const results = [];
  for await (const result of getBatchResults({ provider, batch })) results.push(result);
  expect(results.map(({ id, status }) => [id, status])).toEqual([
    ['a', 'succeeded'],
    ['b', 'succeeded'],
  ]);
  expect(results[0]).toMatchObject({ finishReason: 'stop', text: expect.stringMatching(/\w/) });
  expect(service.calls[0]).toBe(`POST /v1beta/models/${model}:batchGenerateContent`);
});

test('a batch over 20 MB goes by an uploaded file, and its output is downloaded', async () => {
  await using service = await movingEmulator();
  const provider = connect(service.url);
  const long = 'word '.repeat(1_100_000);
  const batch = await startBatch({ provider, requests: ['a', 'b', 'c', 'd'].map((id) => ask(id, long)) });
  expect(batch.providerMetadata?.google?.inputFileId).toMatch(/^files\//);
  await pollToTheEnd(provider, batch);
  const ids: string[] = [];
  for await (const { id } of getBatchResults({ provider, batch })) ids.push(id);
  expect(ids).toEqual(['a', 'b', 'c', 'd']);
  expect(service.calls.at(0)).toBe('POST /upload/v1beta/files');
  expect(service.calls.at(-1)).toMatch(/^GET \/download\/v1beta\/files\/batch-[a-z0-9]{36}:download\?alt=media$/);
});

test('lists batches over pages, and cancels one', async () => {
  await using service = await movingEmulator();
  const provider = connect(service.url);
  const batches = [];
  for (const id of ['a', 'b', 'c']) batches.push(await startBatch({ provider, requests: [ask(id)] }));
  const listed: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listBatches({ provider, limit: 2, ...(cursor === undefined ? {} : { cursor }) });
    listed.push(...page.batches.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  expect(listed.toSorted()).toEqual(batches.map(({ id }) => id).toSorted());

  const [batch] = batches;
  if (batch === undefined) throw new Error('There is no batch');
  await cancelBatch({ provider, batch });
  expect(await getBatchStatus({ provider, batch })).toMatchObject({
    status: 'failed',
    rawStatus: 'BATCH_STATE_CANCELLED',
    error: { code: '1' },
  });
});

test('tells why a batch failed, and which request of one did', async () => {
  const faults: FaultRule[] = [
    { job: {}, when: { nth: 1 }, do: { end: { state: 'FAILED' } } },
    { line: { key: 'b' }, do: { error: 8 } },
  ];
  await using service = await movingEmulator({ faults });
  const provider = connect(service.url);
  const failed = await startBatch({ provider, requests: [ask('a')] });
  await pollToTheEnd(provider, failed);
  expect(await getBatchStatus({ provider, batch: failed })).toMatchObject({
    status: 'failed',
    rawStatus: 'BATCH_STATE_FAILED',
    error: { message: expect.stringMatching(/\w/) },
  });
  const batch = await startBatch({ provider, requests: [ask('a'), ask('b')] });
  expect((await pollToTheEnd(provider, batch)).status).toBe('completed');
  const results = [];
  for await (const result of getBatchResults({ provider, batch })) results.push(result);
  expect(results).toMatchObject([
    { id: 'a', status: 'succeeded' },
    { id: 'b', status: 'failed', error: { code: '8' } },
  ]);
});

test('uploads a file', async () => {
  await using service = await movingEmulator();
  const { providerReference, providerMetadata } = await uploadFile({
    api: connect(service.url).files(),
    data: new TextEncoder().encode('{"a":1}\n'),
    mediaType: 'application/json',
    providerOptions: { google: { displayName: 'input' } },
  });
  expect(providerReference.google).toMatch(/\/v1beta\/files\/[a-z0-9-]+$/);
  expect(providerMetadata?.google).toMatchObject({ displayName: 'input', sizeBytes: '8', state: 'ACTIVE' });
});

test.for([
  { what: 'a bad key', key: 'invalid', limit: 1, statusCode: 400, isRetryable: false, says: 'API key not valid' },
  { what: 'a full quota', key: 'any', limit: 0, statusCode: 429, isRetryable: true, says: 'current quota' },
])('tells of $what in the service’s words', async ({ key, limit, statusCode, isRetryable, says }) => {
  await using service = await movingEmulator({ limits: { concurrentJobs: limit } });
  const started = startBatch({ provider: connect(service.url, key), requests: [ask('a')] });
  await expect(started).rejects.toMatchObject({
    name: 'AI_APICallError',
    statusCode,
    isRetryable,
    message: expect.stringContaining(says),
  });
});
