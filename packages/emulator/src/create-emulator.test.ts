import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorBodySchema } from '@gemini-batch-test/core/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEmulator } from './create-emulator.ts';
import { apiClient, ask, batchPath } from './testing/api-client.ts';
import { withTemporaryFolder } from './testing/temporary-folder.ts';
import { testClock } from './testing/test-clock.ts';

const methods = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD');
const name = fc.oneof(
  fc.constantFrom(
    '..',
    '%2e%2e',
    '..%2f..%2fsecret',
    '..%5csecret',
    '%00',
    'a%',
    'batch-..',
    'batch-%2e%2e%2fx',
    'a.json',
  ),
  fc.string(),
  fc.webSegment(),
);
const path = fc
  .tuple(
    fc.constantFrom('', '/upload', '/download'),
    fc.constantFrom('/v1', '/v1beta', ''),
    fc.constantFrom('/files/', '/batches/', '/models/', '/', '/files?upload_id=', '/files?pageToken='),
    name,
    fc.constantFrom('', ':download?alt=media', ':cancel', ':batchGenerateContent', '/..'),
  )
  .map((pieces) => pieces.join(''));
const body = fc.option(
  fc.oneof(
    fc.string(),
    fc.json(),
    fc.record({ file: fc.record({ name, displayName: fc.anything() }) }).map((value) => JSON.stringify(value) ?? ''),
    fc.record({ batch: fc.record({ inputConfig: fc.anything() }) }).map((value) => JSON.stringify(value) ?? ''),
    name.map((fileName) => JSON.stringify({ batch: { inputConfig: { fileName: `files/${fileName}` } } })),
  ),
  { nil: undefined },
);
const command = fc.constantFrom('start', 'upload, finalize', 'query', 'cancel', 'nonsense', '');

test('no path or body makes fetch throw or leave its folder', async () => {
  await withTemporaryFolder(async (folder) => {
    const dataDir = join(folder, 'data');
    await mkdir(join(folder, 'outside'));
    const emulator = createEmulator({ dataDir });
    await fc.assert(
      fc.asyncProperty(methods, path, body, command, async (method, url, text, uploadCommand) => {
        const headers = {
          'x-goog-api-key': 'secret-key',
          'x-goog-upload-protocol': 'resumable',
          'x-goog-upload-command': uploadCommand,
          'x-goog-upload-offset': '0',
        };
        const hasBody = text !== undefined && method !== 'GET' && method !== 'HEAD';
        const response = await emulator.fetch(url, { method, headers, ...(hasBody ? { body: text } : {}) });
        const answer = await response.text();
        expect(response.status).not.toBe(500);
        expect(answer).not.toContain('secret-key');
        if (!response.ok && method !== 'HEAD') {
          expect(errorBodySchema.parse(JSON.parse(answer)).error.code).toBe(response.status);
        }
        expect((await readdir(folder)).filter((entry) => entry !== 'data')).toEqual(['outside']);
        expect(await readdir(join(folder, 'outside'))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

test('no batch body makes fetch throw', async () => {
  const client = apiClient(createEmulator());
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (request, metadata) => {
      const requests = { requests: [{ request, metadata }] };
      const response = await client.send('POST', batchPath, { batch: { inputConfig: { requests } } });
      expect([200, 400]).toContain(response.status);
    }),
  );
});

test('no line of a file makes create throw', async () => {
  const client = apiClient(createEmulator());
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (line) => {
      const { name: fileName } = await client.upload(line);
      const response = await client.send('POST', batchPath, { batch: { inputConfig: { fileName } } });
      expect(response.status).toBe(400);
    }),
  );
});

test('a second emulator on the same folder, without any options, sees the same files, jobs and answers', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const clock = testClock();
    const one = apiClient(createEmulator({ dataDir, now: clock.now, speed: 1, seed: 7 }));
    const other = apiClient(createEmulator({ dataDir, now: clock.now }));
    const created = await one.createFromLines([{ key: 'a', request: ask('What is a tide?') }]);
    expect(await other.batch(created.name)).toEqual(created);
    expect(await other.json('GET', '/v1/files')).toEqual(await one.json('GET', '/v1/files'));
    clock.advance(1e6);
    const ended = await one.batch(created.name);
    expect(await other.batch(created.name)).toEqual(ended);
    expect(await other.outputText(ended)).toBe(await one.outputText(ended));
    await other.json('DELETE', `/v1/${created.name}`);
    expect(await one.error('GET', `/v1/${created.name}`)).toMatchObject({ code: 404 });
  });
});

test('a cancel by another emulator counts', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const clock = testClock();
    const one = apiClient(createEmulator({ dataDir, now: clock.now }));
    const { name: job } = await one.createInline([{ request: ask('Hi') }]);
    await apiClient(createEmulator({ dataDir, now: clock.now })).json('POST', `/v1/${job}:cancel`);
    expect((await one.batch(job)).metadata?.state).toBe('BATCH_STATE_CANCELLED');
  });
});

test('no record holds the key', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const client = apiClient(createEmulator({ dataDir }));
    await client.createFromLines([{ key: 'a', request: ask('Hi') }]);
    const names = await readdir(dataDir, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile());
    expect(files).toHaveLength(6);
    for (const file of files) {
      expect(await readFile(join(file.parentPath, file.name), 'utf8')).not.toContain('test-key');
    }
  });
});

test('an option that cannot be used is a RangeError', () => {
  expect(() => createEmulator({ speed: 0 })).toThrow(RangeError);
  expect(() => createEmulator({ speed: Number.NaN })).toThrow(RangeError);
  expect(() => createEmulator({ seed: Number.POSITIVE_INFINITY })).toThrow(RangeError);
  // What a program without types may give.
  expect(() => createEmulator(JSON.parse('{"tier":"4"}'))).toThrow(
    'Tier must be "free", "1", "2" or "3" (text), not "4"',
  );
});

test('fetch rejects when its signal is aborted, as the platform does', async () => {
  const signal = AbortSignal.abort(new Error('Enough'));
  await expect(createEmulator().fetch('/v1/files?key=a', { signal })).rejects.toThrow('Enough');
});

test('fetch answers a request that cannot be made with a 400', async () => {
  expect((await createEmulator().fetch('http://[')).status).toBe(400);
});

test.each([
  ['GET', '/v1/files'],
  ['POST', '/upload/v1/files'],
  ['GET', '/emulator/state'],
  ['POST', '/emulator/clock'],
])('%s %s on a data folder that cannot be used is an answer that says why', async (method, path) => {
  await withTemporaryFolder(async (folder) => {
    const dataDir = join(folder, 'secret-name');
    await writeFile(dataDir, 'no folder');
    const headers = {
      'content-type': 'application/json',
      'x-goog-api-key': 'any',
      'x-goog-upload-protocol': 'resumable',
      'x-goog-upload-command': 'start',
    };
    const init = { method, headers, ...(method === 'POST' ? { body: '{"advanceSeconds":1}' } : {}) };
    const answer = await createEmulator({ dataDir }).fetch(path, init);
    const text = await answer.text();
    expect(answer.headers.get('server')).toContain('gemini-batch-emulator');
    expect(errorBodySchema.parse(JSON.parse(text)).error).toEqual({
      code: 500,
      message: 'An internal error has occurred in the emulator (ENOTDIR).',
      status: 'INTERNAL',
    });
    expect(text).not.toContain('secret-name');
  });
});
