import { beforeEach, describe, expect, test } from 'vitest';
import { writeLines } from './support/emulated-run.ts';
import { emulatedService } from './support/emulated-service.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';
import { requestLine } from './support/sample-requests.ts';

const model = 'gemini-3.5-flash-lite';
const input = 'input.jsonl';

useOwnWorkingFolder();

beforeEach(async () => {
  await writeLines(input, [requestLine('a')]);
});

type Call = 'read' | 'upload-start' | 'upload-bytes' | 'create' | 'cancel' | 'delete' | 'download';

function callOf(url: URL, method: string): Call {
  if (url.pathname.includes(':download')) return 'download';
  if (url.pathname.includes(':batchGenerateContent')) return 'create';
  if (url.pathname.includes(':cancel')) return 'cancel';
  if (url.pathname.startsWith('/upload/')) return url.searchParams.has('upload_id') ? 'upload-bytes' : 'upload-start';
  return method === 'DELETE' ? 'delete' : 'read';
}

type Fault = () => Response;

/** A client of the service in memory; the next calls of a kind meet the given faults instead, one each. */
function faulty(kind: Call, faults: readonly Fault[]) {
  const left = [...faults];
  const calls: Call[] = [];
  const { context, sleeps } = emulatedService(
    (url, arrive, { method }) => {
      const call = callOf(url, method);
      calls.push(call);
      const fault = call === kind ? left.shift() : undefined;
      return fault === undefined ? arrive() : fault();
    },
    { speed: 100_000 },
  );
  const { client } = context;
  return {
    client,
    sleeps,
    count: (what: Call) => calls.filter((call) => call === what).length,
    async createJob() {
      const file = await client.uploadRequests(input, 'x');
      return await client.createBatch({ model, fileName: file.name, displayName: 'x' });
    },
    async createInlineJob() {
      const request = { contents: [{ parts: [{ text: 'Hi' }] }] };
      return await client.createBatch({ model, requests: [{ key: 'a', request }], displayName: 'x' });
    },
  };
}

const refusal =
  (status: number, error: object = {}, headers: Record<string, string> = {}): Fault =>
  () =>
    Response.json({ error: { code: status, message: 'no', ...error } }, { status, headers });

const lost: Fault = () => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
};

/** An answer whose body ends in the middle. */
const brokenBody: Fault = () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"name": '));
      controller.error(new TypeError('terminated', { cause: new Error('other side closed') }));
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/json' } });
};

describe('a read is repeated', () => {
  test.each<[string, Fault]>([
    ['after 503', refusal(503)],
    ['after 429', refusal(429)],
    ['after 500', refusal(500)],
    ['after a lost connection', lost],
    ['after a body that broke off', brokenBody],
  ])('%s', async (_what, fault) => {
    const { client, sleeps, count } = faulty('read', [fault, fault]);
    expect((await client.getModel(model)).name).toBe(`models/${model}`);
    expect([count('read'), sleeps.length]).toEqual([3, 2]);
  });

  test('with growing waits, and not for ever', async () => {
    const { client, sleeps, count } = faulty(
      'read',
      Array.from({ length: 9 }, () => refusal(503)),
    );
    await expect(client.getBatch('batches/x')).rejects.toMatchObject({ code: 'overloaded' });
    expect(count('read')).toBe(5);
    for (const [index, longestMs] of [1_000, 2_000, 4_000, 8_000].entries()) {
      expect(sleeps[index]).toBeGreaterThanOrEqual(longestMs / 2);
      expect(sleeps[index]).toBeLessThanOrEqual(longestMs);
    }
  });

  test('after as long as the service asks', async () => {
    const details = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '37s' }];
    const date = { 'retry-after': 'Mon, 23 Nov 2026 12:01:00 GMT' };
    const faults = [refusal(429, { details }), refusal(503, {}, { 'retry-after': '9' }), refusal(503, {}, date)];
    const { client, sleeps } = faulty('read', faults);
    await client.getModel(model);
    expect(sleeps).toEqual([37_000, 9_000, 14_000]);
  });

  test.each([400, 401, 403, 404])('but not after %i', async (status) => {
    const { client, sleeps, count } = faulty('read', [refusal(status)]);
    await expect(client.getBatch('batches/x')).rejects.toBeInstanceOf(Error);
    expect([count('read'), sleeps]).toEqual([1, []]);
  });
});

describe.each(['createJob', 'createInlineJob'] as const)(
  'a create is sent once, whatever becomes of it: %s',
  (create) => {
    test.each<[string, Fault, string]>([
      ['503', refusal(503), 'overloaded'],
      ['429', refusal(429), 'quota-exceeded'],
      ['500', refusal(500), 'service-failed'],
      ['a lost connection', lost, 'network'],
    ])('%s', async (_what, fault, code) => {
      const { [create]: createJob, sleeps, count } = faulty('create', [fault, fault]);
      await expect(createJob()).rejects.toMatchObject({ code });
      expect([count('create'), sleeps]).toEqual([1, []]);
    });

    test('an answer that broke off', async () => {
      const { [create]: createJob, count } = faulty('create', [brokenBody]);
      await expect(createJob()).rejects.toBeInstanceOf(Error);
      expect(count('create')).toBe(1);
    });

    test('an answer without a name', async () => {
      const { [create]: createJob, count } = faulty('create', [() => Response.json({})]);
      await expect(createJob()).rejects.toMatchObject({ code: 'answer-unexpected' });
      expect(count('create')).toBe(1);
    });
  },
);

test.each<[string, Call, Fault]>([
  ['its start meets 503', 'upload-start', refusal(503)],
  ['its start is lost', 'upload-start', lost],
  ['its bytes meet 503', 'upload-bytes', refusal(503)],
  ['its bytes are lost', 'upload-bytes', lost],
])('an upload is repeated when %s', async (_what, kind, fault) => {
  const { client, sleeps } = faulty(kind, [fault]);
  expect(Number((await client.uploadRequests(input, 'x')).sizeBytes)).toBeGreaterThan(0);
  expect(sleeps).toHaveLength(1);
});

test('a cancel is repeated', async () => {
  const { client, createJob, count } = faulty('cancel', [refusal(503), lost]);
  await client.cancelBatch(await createJob());
  expect(count('cancel')).toBe(3);
});

test('a delete of a job is repeated', async () => {
  const { client, createJob, count } = faulty('delete', [refusal(503), lost]);
  expect(await client.deleteBatch(await createJob())).toBe(true);
  expect(count('delete')).toBe(3);
});

test('a delete of a file is repeated', async () => {
  const { client, count } = faulty('delete', [refusal(503), lost]);
  const { name } = await client.uploadRequests(input, 'x');
  expect(await client.deleteFile(name)).toBe(true);
  expect(count('delete')).toBe(3);
});

test('a download whose body breaks off begins again, and is a network failure when it breaks off each time', async () => {
  const { client, count } = faulty('download', Array(5).fill(brokenBody));
  const reading = client.downloadFile('files/batch-x', async (bytes) => {
    for await (const chunk of bytes) expect(chunk.length).toBeGreaterThan(0);
  });
  await expect(reading).rejects.toMatchObject({ code: 'network' });
  expect(count('download')).toBe(5);
});

test.each<[string, Fault]>([
  ['a page of a proxy', () => new Response('<html>Please log in</html>')],
  ['nothing', () => new Response('')],
  ['JSON of another kind', () => Response.json({ hello: 'world' })],
])('an answer of unknown form is told, not repeated: %s', async (_what, fault) => {
  const { client, count } = faulty('read', [fault]);
  await expect(client.getBatch('batches/x')).rejects.toMatchObject({ code: 'answer-unexpected' });
  expect(count('read')).toBe(1);
});

describe('uploadRequests tries other MIME types when one is not supported', () => {
  /** Refuses MIME types as the service did in October 2025, and notes those that were tried. */
  function choosy(accepted: readonly string[], message: (mimeType: string) => string) {
    const tried: string[] = [];
    const { context } = emulatedService((_url, arrive, { headers }) => {
      const mimeType = headers.get('x-goog-upload-header-content-type');
      if (mimeType === null) return arrive();
      tried.push(mimeType);
      if (accepted.includes(mimeType)) return arrive();
      const error = { code: 400, message: message(mimeType), status: 'INVALID_ARGUMENT' };
      return Response.json({ error }, { status: 400 });
    });
    return { tried, upload: () => context.client.uploadRequests(input, 'x') };
  }

  const unsupported = (mimeType: string) => `Unsupported MIME type: ${mimeType}`;

  test.each([
    [['application/jsonl', 'jsonl', 'text/plain'], ['application/jsonl']],
    [
      ['jsonl', 'text/plain'],
      ['application/jsonl', 'jsonl'],
    ],
    [['text/plain'], ['application/jsonl', 'jsonl', 'text/plain']],
  ])('accepted: %j', async (accepted, inOrder) => {
    const { tried, upload } = choosy(accepted, unsupported);
    expect((await upload()).name).toMatch(/^files\//);
    expect(tried).toEqual(inOrder);
  });

  test('when none is, the refusal is told', async () => {
    const { tried, upload } = choosy([], unsupported);
    await expect(upload()).rejects.toThrow('Unsupported MIME type: text/plain');
    expect(tried).toHaveLength(3);
  });

  test('another refusal is no reason to try another type', async () => {
    const { tried, upload } = choosy([], () => 'The project is full');
    await expect(upload()).rejects.toMatchObject({ code: 'request-refused' });
    expect(tried).toHaveLength(1);
  });
});
