import { type BatchOperation, batchListSchema, batchOperationSchema } from '@gemini-batch-test/core/wire';
import { describe, expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import type { EmulatorOptions } from '../emulator-options.ts';
import { type ApiClient, apiClient, ask, batchPath } from '../testing/api-client.ts';
import { type TestClock, testClock } from '../testing/test-clock.ts';

const typePrefix = 'type.googleapis.com/google.ai.generativelanguage.v1main';
const pendingKeys = ['@type', 'batchStats', 'createTime', 'displayName', 'model', 'name', 'state', 'updateTime'];

function started(options: EmulatorOptions = {}): { client: ApiClient; clock: TestClock } {
  const clock = testClock();
  return { clock, client: apiClient(createEmulator({ now: clock.now, speed: 1, ...options })) };
}

function metadataKeys(operation: BatchOperation): string[] {
  return Object.keys(operation.metadata ?? {}).toSorted();
}

const lines = [
  { key: 'a', request: ask('What is a tide?') },
  { key: 'b', request: ask('什么是潮汐？') },
];

describe('a job created from a file', () => {
  test('is pending, runs, succeeds, and its output can be downloaded from both places', async () => {
    const { client, clock } = started();
    const created = await client.createFromLines(lines);
    expect(created.name).toMatch(/^batches\/[a-z0-9]{36}$/);
    expect(Object.keys(created).toSorted()).toEqual(['metadata', 'name']);
    expect(metadataKeys(created)).toEqual([...pendingKeys, 'inputConfig'].toSorted());
    expect(created.metadata).toMatchObject({
      '@type': `${typePrefix}.GenerateContentBatch`,
      name: created.name,
      model: 'models/gemini-3.5-flash-lite',
      state: 'BATCH_STATE_PENDING',
    });
    expect(created.metadata?.batchStats).toEqual({ requestCount: '2', pendingRequestCount: '2' });
    expect(created.metadata?.inputConfig?.fileName).toMatch(/^files\/[a-z0-9]{12}$/);
    expect(created.metadata?.createTime).toMatch(/^2026-11-23T12:00:00\.000\d{6}Z$/);
    expect(await client.batch(created.name)).toEqual(created);

    clock.advance(120_000);
    const running = await client.batch(created.name);
    expect(Object.keys(running).toSorted()).toEqual(['metadata', 'name']);
    expect(metadataKeys(running)).toEqual(metadataKeys(created));
    expect(running.metadata).toMatchObject({
      state: 'BATCH_STATE_RUNNING',
      batchStats: { requestCount: '2', pendingRequestCount: '2' },
    });

    clock.advance(120_000);
    const ended = await client.batch(created.name);
    expect(Object.keys(ended).toSorted()).toEqual(['done', 'metadata', 'name', 'response']);
    expect(metadataKeys(ended)).toEqual([...pendingKeys, 'endTime', 'inputConfig', 'output'].toSorted());
    expect(ended.done).toBe(true);
    expect(ended.metadata?.batchStats).toEqual({ requestCount: '2', successfulRequestCount: '2' });
    const responsesFile = `files/batch-${created.name.slice('batches/'.length)}`;
    expect(ended.metadata?.output).toEqual({ responsesFile });
    expect(ended.response).toEqual({ '@type': `${typePrefix}.GenerateContentBatchOutput`, responsesFile });

    const output = await client.output(ended);
    expect(output.map(({ key }) => key)).toEqual(['a', 'b']);
    const other = await client.send('GET', `/download/v1/${responsesFile}:download?alt=media`);
    expect(await other.text()).toBe(await client.outputText(ended));
  });

  test('has no output before its end', async () => {
    const { client } = started();
    const { name } = await client.createFromLines(lines);
    const path = `/v1/files/batch-${name.slice('batches/'.length)}`;
    expect(await client.error('GET', `${path}:download?alt=media`)).toMatchObject({ code: 403 });
    expect(await client.error('GET', path)).toMatchObject({
      code: 400,
      message: "GetFileRequest.name: File ID (name excluding 'files/') cannot be more than 40 characters.",
    });
  });

  test('keeps its input when the file is deleted or expires', async () => {
    const { client, clock } = started();
    const created = await client.createFromLines(lines);
    await client.json('DELETE', `/v1/${created.metadata?.inputConfig?.fileName}`);
    clock.advance(60 * 60 * 60 * 1000);
    expect(await client.output(await client.batch(created.name))).toHaveLength(2);
  });

  test('echoes further fields of a line with their lists empty', async () => {
    const { client, clock } = started();
    const created = await client.createFromLines([
      { key: 'a', request: ask('Hi'), group: 'x', tags: ['y'], deep: { list: [1], n: 1 } },
    ]);
    clock.advance(1e6);
    const text = await client.outputText(await client.batch(created.name));
    expect(Object.keys(JSON.parse(text))).toEqual(['response', 'key', 'group', 'tags', 'deep']);
    expect(JSON.parse(text)).toMatchObject({ key: 'a', group: 'x', tags: [], deep: { list: [], n: 1 } });
  });

  test('accepts lines without a key or with the same', async () => {
    const { client, clock } = started();
    const request = ask('Hi');
    const created = await client.createFromLines([{ request }, { key: 'a', request }, { key: 'a', request }]);
    clock.advance(1e6);
    const output = await client.output(await client.batch(created.name));
    expect(output.map(({ key }) => key)).toEqual([undefined, 'a', 'a']);
  });
});

describe('an inline job', () => {
  test('echoes the metadata, not the requests, and carries its output twice', async () => {
    const { client, clock } = started();
    const created = await client.createInline([
      { request: ask('One'), metadata: { key: 'r1', tags: ['kept'] } },
      { request: ask('Two') },
    ]);
    expect(metadataKeys(created)).toEqual(pendingKeys);
    clock.advance(1e6);
    const ended = await client.batch(created.name);
    const responses = ended.metadata?.output?.inlinedResponses?.inlinedResponses;
    expect(responses?.map(({ metadata }) => metadata)).toEqual([{ key: 'r1', tags: ['kept'] }, undefined]);
    expect(responses?.[0]?.response?.candidates?.[0]?.finishReason).toBe('STOP');
    expect(ended.response).toEqual({
      '@type': `${typePrefix}.GenerateContentBatchOutput`,
      ...ended.metadata?.output,
    });
  });

  test('may be written in snake_case, with a priority', async () => {
    const { client } = started();
    const body = {
      batch: {
        display_name: 'snake',
        priority: '-5',
        input_config: { requests: { requests: [{ request: { contents: [{ parts: [{ text: 'Hi' }] }] } }] } },
      },
    };
    expect(await client.json('POST', batchPath, body)).toMatchObject({
      metadata: { displayName: 'snake', priority: '-5' },
    });
  });
});

describe('cancel and delete', () => {
  test('a cancelled job ends with code 1 and has no output', async () => {
    const { client, clock } = started();
    const { name } = await client.createFromLines(lines);
    clock.advance(30_000);
    expect(await client.json('POST', `/v1/${name}:cancel`, {})).toEqual({});
    clock.advance(1e6);
    const ended = await client.batch(name);
    expect(Object.keys(ended).toSorted()).toEqual(['done', 'error', 'metadata', 'name']);
    expect(ended.error?.code).toBe(1);
    expect(ended.metadata?.state).toBe('BATCH_STATE_CANCELLED');
    expect(ended.metadata?.endTime).toMatch(/^2026-11-23T12:00:30\./);
    expect(ended.metadata?.output).toBeUndefined();
  });

  test('a cancel after the end changes nothing', async () => {
    const { client, clock } = started();
    const { name } = await client.createFromLines(lines);
    clock.advance(1e6);
    const before = await client.batch(name);
    expect(await client.json('POST', `/v1/${name}:cancel`, {})).toEqual({});
    expect(await client.batch(name)).toEqual(before);
  });

  test('a deleted job is unknown', async () => {
    const { client } = started();
    const { name } = await client.createFromLines(lines);
    expect(await client.json('DELETE', `/v1/${name}`, {})).toEqual({});
    expect(await client.error('GET', `/v1/${name}`)).toMatchObject({ code: 404, status: 'NOT_FOUND' });
    expect(await client.error('DELETE', `/v1/${name}`)).toMatchObject({ code: 404 });
    expect(await client.error('POST', `/v1/${name}:cancel`)).toMatchObject({ code: 404 });
    expect(await client.json('GET', '/v1/batches')).toEqual({});
  });
});

test('batches.list pages newest first, without any output', async () => {
  const { client, clock } = started();
  const names: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    names.unshift((await client.createFromLines(lines, `job ${count}`)).name);
    clock.advance(1000);
  }
  clock.advance(1e6);
  const found: BatchOperation[] = [];
  let token = '';
  do {
    const page = batchListSchema.parse(await client.json('GET', `/v1/batches?pageSize=2&pageToken=${token}`));
    found.push(...(page.operations ?? []));
    token = page.nextPageToken ?? '';
  } while (token !== '');
  expect(found.map(({ name }) => name)).toEqual(names);
  for (const operation of found) {
    expect(Object.keys(operation).toSorted()).toEqual(['done', 'metadata', 'name']);
    expect(operation.metadata).not.toHaveProperty('output');
    expect(operation.metadata?.batchStats).toEqual({ requestCount: '2', successfulRequestCount: '2' });
  }
});

test.each(['newest-first', 'oldest-first'] as const)(
  'batches.list pages jobs of the same moment in the order of their creation: %s',
  async (listOrder) => {
    const { client } = started({ choices: { listOrder } });
    const names: string[] = [];
    for (let count = 0; count < 9; count += 1) {
      names.push((await client.createFromLines(lines)).name);
    }
    const found: string[] = [];
    for (let token: string | undefined = ''; token !== undefined; ) {
      const page = batchListSchema.parse(await client.json('GET', `/v1/batches?pageSize=4&pageToken=${token}`));
      found.push(...(page.operations ?? []).map(({ name }) => name));
      token = page.nextPageToken;
    }
    expect(found).toEqual(listOrder === 'newest-first' ? names.toReversed() : names);
  },
);

test('an output file is gone after six weeks', async () => {
  const { client, clock } = started();
  const { name } = await client.createFromLines(lines);
  clock.advance(41 * 24 * 60 * 60 * 1000);
  const ended = await client.batch(name);
  expect(await client.output(ended)).toHaveLength(2);
  clock.advance(2 * 24 * 60 * 60 * 1000);
  expect(JSON.parse(await client.outputText(ended))).toMatchObject({ error: { code: 403 } });
});

test('a file that is deleted while a job of it is created takes nothing from the job', async () => {
  const { client, clock } = started();
  const line = JSON.stringify({ key: 'a', request: ask('Hi') });
  const { name: fileName } = await client.upload(`${line}\n`.repeat(20_000));
  const creating = client.json('POST', batchPath, { batch: { inputConfig: { fileName } } });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await client.json('DELETE', `/v1/${fileName}`);
  const { name } = batchOperationSchema.parse(await creating);
  clock.advance(24 * 3_600_000);
  expect((await client.batch(name)).metadata?.batchStats?.successfulRequestCount).toBe('20000');
});

test('the name of a job has an end', async () => {
  const { client } = started();
  const create = (displayName: string) => {
    const requests = { requests: [{ request: ask('Hi') }] };
    return client.send('POST', batchPath, { batch: { displayName, inputConfig: { requests } } });
  };
  expect((await create('x'.repeat(100_000))).status).toBe(200);
  expect((await create('x'.repeat(100_001))).status).toBe(400);
});
