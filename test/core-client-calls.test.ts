import { describe, expect, test } from 'vitest';
import { createClient, type GeminiClient, type InlineRequest, type JsonObject } from '../packages/core/src/index.ts';
import { writeLines } from './support/emulated-run.ts';
import { emulatedService } from './support/emulated-service.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';
import { requestLine } from './support/sample-requests.ts';

const model = 'gemini-3.5-flash-lite';

useOwnWorkingFolder();

/** A client of the service in memory, which may list no more than some jobs a page. */
function emulated(apiKey = 'test-key', pageSize?: number) {
  const { context, clock, sent } = emulatedService(
    ({ searchParams }, arrive) => {
      if (pageSize !== undefined && searchParams.has('pageSize')) searchParams.set('pageSize', String(pageSize));
      return arrive();
    },
    { apiKey, baseUrl: 'http://emulator.test/' },
  );
  return { client: context.client, clock, sent };
}

/** Uploads requests with these keys and creates a job of them. */
async function createJob(client: GeminiClient, displayName: string, keys: readonly string[] = ['a', 'b']) {
  const lines = keys.map((key) => requestLine(key));
  const path = await writeLines('input.jsonl', lines);
  const file = await client.uploadRequests(path, displayName);
  const job = await client.createBatch({ model, fileName: file.name, displayName });
  return { file, job };
}

/** A request of an inline job. */
function inlineRequest(key: string, request: JsonObject = {}): InlineRequest {
  return { key, request: { contents: [{ role: 'user', parts: [{ text: `What is ${key}?` }] }], ...request } };
}

describe('getModel', () => {
  test('says whether a model takes batch jobs', async () => {
    const { client } = emulated();
    expect((await client.getModel(model)).supportedGenerationMethods).toContain('batchGenerateContent');
    expect((await client.getModel('gemini-embedding-001')).supportedGenerationMethods).not.toContain(
      'batchGenerateContent',
    );
  });

  test.each(['gemini-unheard-of', 'gemini/../x', 'a b?c#d'])('an unknown model: %s', async (unknown) => {
    await expect(emulated().client.getModel(unknown)).rejects.toMatchObject({
      code: 'model-not-found',
      details: { model: unknown },
    });
  });

  test('a key that the service refuses', async () => {
    const error = await emulated('invalid-key-of-mine')
      .client.getModel(model)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'key-refused' });
    expect(JSON.stringify(error) + String(error)).not.toContain('invalid-key-of-mine');
  });
});

test('baseUrl is told without a slash at its end', () => {
  expect(emulated().client.baseUrl).toBe('http://emulator.test');
});

test('server tells who answers, once somebody did', async () => {
  const { client } = emulated();
  expect(client.server()).toBeNull();
  await client.getModel(model);
  expect(client.server()).toMatch(/^gemini-batch-emulator\//);
});

test('the key travels in a header, never in an address', async () => {
  const { client, sent } = emulated('secret-key');
  const { job } = await createJob(client, 'x');
  await client.getBatch(job);
  expect(sent.filter(({ url }) => url.includes('secret-key'))).toEqual([]);
  for (const { headers } of sent) expect(headers.get('x-goog-api-key')).toBe('secret-key');
});

test('every call goes to v1beta, on which the recordings were made', async () => {
  const { client, sent } = emulated();
  const { job } = await createJob(client, 'x');
  await client.getBatch(job);
  await client.cancelBatch(job);
  await client.deleteBatch(job);
  await client.createBatch({ model, displayName: 'x', requests: [inlineRequest('a')] });
  expect(sent.length).toBeGreaterThan(6);
  for (const { url } of sent) expect(new URL(url).pathname).toMatch(/^(\/upload)?\/v1beta\//);
});

test('uploadRequests gives the file, with the time at which it ends', async () => {
  const { file } = await createJob(emulated().client, 'gbt1/local/x/0001/1');
  expect(file.name).toMatch(/^files\//);
  expect(file.displayName).toBe('gbt1/local/x/0001/1');
  expect(file.expirationTime).toMatch(/^2026-11-25T12:00:00/);
});

test('createBatch and getBatch: a job under its name, from pending to its end', async () => {
  const { client, clock } = emulated();
  const { job, file } = await createJob(client, 'gbt1/local/x/0001/1');
  expect(job).toMatch(/^batches\//);
  expect((await client.getBatch(job)).metadata).toMatchObject({
    state: 'BATCH_STATE_PENDING',
    displayName: 'gbt1/local/x/0001/1',
    model: `models/${model}`,
    inputConfig: { fileName: file.name },
    batchStats: { requestCount: '2', pendingRequestCount: '2' },
  });
  await clock.sleep(3_600_000);
  expect((await client.getBatch(job)).metadata).toMatchObject({
    state: 'BATCH_STATE_SUCCEEDED',
    batchStats: { successfulRequestCount: '2' },
  });
});

test('getBatch: a job that is not there', async () => {
  await expect(emulated().client.getBatch('batches/none')).rejects.toMatchObject({ code: 'job-not-found' });
});

test('createBatch: a file that the service refuses, with the line that is at fault', async () => {
  const { client } = emulated();
  const path = await writeLines('input.jsonl', [{ key: 'a', request: { contentz: [] } }]);
  const { name: fileName } = await client.uploadRequests(path, 'x');
  const refused = client.createBatch({ model, fileName, displayName: 'x' });
  await expect(refused).rejects.toMatchObject({ code: 'request-refused' });
  await expect(refused).rejects.toThrow('line 1');
});

describe('createBatch of inline requests', () => {
  test('gives a job whose answers come with their keys', async () => {
    const { client, clock, sent } = emulated();
    const requests = ['first', '第二', '"third"'].map((key) => inlineRequest(key));
    const job = await client.createBatch({ model, displayName: 'gbt1/local/x/0001/1', requests });
    expect(sent.map(({ method, url }) => [method, new URL(url).pathname])).toEqual([
      ['POST', `/v1beta/models/${model}:batchGenerateContent`],
    ]);
    expect((await client.getBatch(job)).metadata).toMatchObject({
      displayName: 'gbt1/local/x/0001/1',
      model: `models/${model}`,
      batchStats: { requestCount: '3' },
    });
    await clock.sleep(3_600_000);
    const { metadata } = await client.getBatch(job);
    const answers = metadata?.output?.inlinedResponses?.inlinedResponses ?? [];
    expect(answers.map((answer) => answer.metadata)).toEqual(requests.map(({ key }) => ({ key })));
    for (const { response } of answers) expect(response?.candidates?.[0]?.finishReason).toBe('STOP');
  });

  test('sends requests as they are, in whatever case, to the last field', async () => {
    let body = '';
    const request = {
      contents: [],
      generation_config: { max_output_tokens: 4 },
      fieldOfTomorrow: { deep: [null, 1.5] },
    };
    const recording = createClient({
      apiKey: 'k',
      baseUrl: 'http://e.test',
      fetch: async (_input, init) => {
        body = String(init?.body);
        expect(new Headers(init?.headers).get('content-type')).toBe('application/json');
        return Response.json({ name: 'batches/x' });
      },
    });
    const batch = { model, displayName: 'd', requests: [{ key: 'a', request }] };
    expect(await recording.createBatch(batch)).toBe('batches/x');
    expect(JSON.parse(body)).toEqual({
      batch: { displayName: 'd', inputConfig: { requests: { requests: [{ request, metadata: { key: 'a' } }] } } },
    });
  });

  test('a request that the service refuses is named', async () => {
    const requests = [inlineRequest('a'), inlineRequest('b', { contentz: [] })];
    const refused = emulated().client.createBatch({ model, displayName: 'x', requests });
    await expect(refused).rejects.toMatchObject({ code: 'request-refused' });
    await expect(refused).rejects.toThrow('requests[1]');
  });

  test.each(['gemini-unheard-of', 'gemini/../x'])('an unknown model: %s', async (unknown) => {
    const refused = emulated().client.createBatch({ model: unknown, displayName: 'x', requests: [inlineRequest('a')] });
    await expect(refused).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('listBatches gives every job, over pages', async () => {
  const { client, clock } = emulated('test-key', 2);
  const created: string[] = [];
  for (const displayName of ['a', 'b', 'c', 'd', 'e']) {
    created.push((await createJob(client, displayName)).job);
    await clock.sleep(1_000);
  }
  const listed: string[] = [];
  for await (const { name } of client.listBatches()) listed.push(name);
  expect(listed).toEqual(created.reverse());
});

test('listBatches of a project without jobs is empty', async () => {
  for await (const job of emulated().client.listBatches()) expect(job).toBeUndefined();
});

test('cancelBatch ends a job', async () => {
  const { client } = emulated();
  const { job } = await createJob(client, 'x');
  await client.cancelBatch(job);
  expect(await client.getBatch(job)).toMatchObject({
    done: true,
    error: { code: 1 },
    metadata: { state: 'BATCH_STATE_CANCELLED' },
  });
});

describe('deleteBatch', () => {
  test('deletes a job, and says when there was none any more', async () => {
    const { client } = emulated();
    const { job } = await createJob(client, 'x');
    expect(await client.deleteBatch(job)).toBe(true);
    await expect(client.getBatch(job)).rejects.toMatchObject({ code: 'job-not-found' });
    expect(await client.deleteBatch(job)).toBe(false);
  });

  test('a key that the service refuses is no job that is gone', async () => {
    const refused = emulated('invalid-key-of-mine').client.deleteBatch('batches/x');
    await expect(refused).rejects.toMatchObject({ code: 'key-refused' });
  });
});

describe('deleteFile', () => {
  test('deletes a file, and says when there was none any more', async () => {
    const { client } = emulated();
    const { file } = await createJob(client, 'x');
    expect(await client.deleteFile(file.name)).toBe(true);
    await expect(client.createBatch({ model, fileName: file.name, displayName: 'y' })).rejects.toBeInstanceOf(Error);
    expect(await client.deleteFile(file.name)).toBe(false);
  });

  test('a file that has ended by itself is gone', async () => {
    const { client, clock } = emulated();
    const { file } = await createJob(client, 'x');
    await clock.sleep(49 * 3_600_000);
    expect(await client.deleteFile(file.name)).toBe(false);
  });

  test('a key without the right to delete is told, not taken for a file that is gone', async () => {
    const { context } = emulatedService(() =>
      Response.json({ error: { code: 403, status: 'PERMISSION_DENIED', message: 'Billing is off' } }, { status: 403 }),
    );
    await expect(context.client.deleteFile('files/abc')).rejects.toMatchObject({ code: 'key-forbidden' });
  });

  test('the whole name of an output goes to the service, which refuses it for its length', async () => {
    const { client, clock, sent } = emulated();
    const { job } = await createJob(client, 'x');
    await clock.sleep(3_600_000);
    const name = (await client.getBatch(job)).metadata?.output?.responsesFile ?? '';
    await expect(client.deleteFile(name)).rejects.toMatchObject({
      code: 'request-refused',
      details: { message: expect.stringContaining('cannot be more than 40 characters') },
    });
    expect(new URL(sent.at(-1)?.url ?? '').pathname).toBe(`/v1beta/${name}`);
  });
});

describe('downloadFile', () => {
  test('gives the bytes of an output', async () => {
    const { client, clock } = emulated();
    const { job } = await createJob(client, 'x', ['first', '第二']);
    await clock.sleep(3_600_000);
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
    await expect(emulated().client.downloadFile('files/batch-none', async () => {})).rejects.toMatchObject({
      code: expect.stringMatching(/^(not-found|key-forbidden)$/),
    });
  });
});
