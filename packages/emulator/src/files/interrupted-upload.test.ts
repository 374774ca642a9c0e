import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { batchOperationSchema } from '@gemini-batch-test/core/wire';
import { describe, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../create-emulator.ts';
import { serveEmulator } from '../serve-emulator.ts';
import { apiClient, ask, batchPath, sendChunk, startUpload } from '../testing/api-client.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { testClock } from '../testing/test-clock.ts';
import { chunkGranularityBytes as granule } from './chunk-granularity.ts';

/** A body that ends in an error after these bytes. */
function broken(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes),
    pull: (controller) => controller.error(new Error('The network is gone')),
  });
}

function send(emulator: Emulator, url: string, offset: number, body: ReadableStream<Uint8Array>): Promise<Response> {
  const headers = { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': String(offset) };
  const init = { method: 'POST', headers, body, duplex: 'half' };
  return emulator.fetch(url, init);
}

async function received(emulator: Emulator, url: string): Promise<number> {
  const { headers } = await sendChunk(emulator, url, 'query');
  expect(headers.get('x-goog-upload-status')).toBe('active');
  return Number(headers.get('x-goog-upload-size-received'));
}

const bytes: Uint8Array<ArrayBuffer> = new Uint8Array(granule + 1000).map((_, index) => index % 251);

describe.each(['memory', 'folder'])('an upload that breaks off, with a store in %s', (kind) => {
  test.each([
    ['whole-granules', granule],
    ['every-byte', granule + 500],
  ] as const)('keeps what came (choice interruptedChunk: %s), and goes on from there', async (choice, keptBytes) => {
    await withTemporaryFolder(async (folder) => {
      const choices = { interruptedChunk: choice };
      const emulator = createEmulator(kind === 'folder' ? { choices, dataDir: folder } : { choices });
      const url = await startUpload(emulator);
      const answer = await send(emulator, url, 0, broken(bytes.slice(0, granule + 500)));
      expect(answer.status).toBe(400);
      expect(answer.headers.get('x-goog-upload-status')).toBe('active');
      expect(await received(emulator, url)).toBe(keptBytes);
      const last = await sendChunk(emulator, url, 'upload, finalize', keptBytes, bytes.slice(keptBytes));
      const { file } = await last.json();
      expect(file).toMatchObject({ sizeBytes: String(bytes.length), sha256Hash: await hashOf(bytes) });
      await emulator.close();
    });
  });
});

test('an upload goes on in another process on the same folder', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const first = createEmulator({ dataDir });
    const url = await startUpload(first);
    await sendChunk(first, url, 'upload', 0, bytes.slice(0, granule));
    const second = createEmulator({ dataDir });
    expect(await received(second, url)).toBe(granule);
    const last = await sendChunk(second, url, 'upload, finalize', granule, bytes.slice(granule));
    expect((await last.json()).file.sha256Hash).toBe(await hashOf(bytes));
  });
});

test('finalize keeps what came, unless another size was announced', async () => {
  const emulator = createEmulator();
  const url = await startUpload(emulator);
  await send(emulator, url, 0, broken(new Uint8Array(5)));
  const { file } = await (await sendChunk(emulator, url, 'finalize')).json();
  expect(file.sha256Hash).toBe(await hashOf(new Uint8Array(0)));

  const announced = await startUpload(emulator, {}, { 'x-goog-upload-header-content-length': '6' });
  await send(emulator, announced, 0, broken(new Uint8Array(5)));
  const refused = await sendChunk(emulator, announced, 'finalize');
  expect([refused.status, refused.headers.get('x-goog-upload-status')]).toEqual([400, 'final']);
});

test('the newest request takes the place of one that sends no more', async () => {
  const emulator = createEmulator();
  const url = await startUpload(emulator);
  let started = (): void => {};
  const isStarted = new Promise<void>((resolve) => {
    started = resolve;
  });
  const silent = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new Uint8Array([9, 9, 9])),
    pull: () => {
      started();
      return new Promise(() => {});
    },
  });
  const first = send(emulator, url, 0, silent);
  await isStarted;
  const second = await sendChunk(emulator, url, 'upload, finalize', 0, bytes);
  expect((await second.json()).file.sha256Hash).toBe(await hashOf(bytes));
  expect((await first).status).toBe(409);
});

test('a request whose place was taken while it waited for its turn is given up, though it sends nothing', async () => {
  const emulator = createEmulator();
  const url = await startUpload(emulator);
  const silent = () => new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
  const before = [send(emulator, url, 0, silent()), send(emulator, url, 0, silent())];
  const last = await sendChunk(emulator, url, 'upload, finalize', 0, bytes);
  expect((await last.json()).file.sha256Hash).toBe(await hashOf(bytes));
  expect((await Promise.all(before)).map(({ status }) => status)).toEqual([409, 409]);
});

test('of many equal chunks at the same time one is taken, and the file is whole', async () => {
  const emulator = createEmulator();
  const url = await startUpload(emulator);
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => sendChunk(emulator, url, 'upload, finalize', 0, bytes)));
  expect(answers.map(({ status }) => status).toSorted()[0]).toBe(200);
  expect(answers.every(({ status }) => [200, 400, 409].includes(status))).toBe(true);
  const { file } = await (await sendChunk(emulator, url, 'query')).json();
  expect(file.sha256Hash).toBe(await hashOf(bytes));
});

test('a client that dies half-way, over a connection, goes on after a query', async () => {
  const emulator = createEmulator();
  const server = await serveEmulator(emulator, { port: 0 });
  try {
    const start = await fetch(`${server.url}/upload/v1/files?key=any`, {
      method: 'POST',
      headers: { 'x-goog-upload-protocol': 'resumable', 'x-goog-upload-command': 'start' },
    });
    const url = start.headers.get('x-goog-upload-url') ?? '';
    const headers = { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': '0' };
    const init = { method: 'POST', headers, body: broken(bytes.slice(0, granule + 5)), duplex: 'half' };
    await expect(fetch(url, init)).rejects.toThrow();
    // How much of it had come is chance; what it says is what counts.
    const offset = await received(emulator, url);
    expect([0, granule]).toContain(offset);
    const last = await sendChunk(emulator, url, 'upload, finalize', offset, bytes.slice(offset));
    expect((await last.json()).file.sha256Hash).toBe(await hashOf(bytes));
  } finally {
    await server.close();
  }
});

test('a wrong offset can be answered with a 409 (choice wrongOffset)', async () => {
  const emulator = createEmulator({ choices: { wrongOffset: 'aborted' } });
  const answer = await sendChunk(emulator, await startUpload(emulator), 'upload, finalize', 1, 'abc');
  expect(answer.status).toBe(409);
  expect((await answer.json()).error).toMatchObject({ status: 'ABORTED' });
});

/** As the service writes it: the hexadecimal text in base64. */
async function hashOf(content: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return btoa([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
}

test('a session that a kill left active over its file changes neither the file nor a job made of it', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const clock = testClock();
    const emulator = createEmulator({ dataDir, now: clock.now });
    const client = apiClient(emulator);
    const url = await startUpload(emulator);
    const lines = Array.from({ length: 30 }, (_, key) => `${JSON.stringify({ key: `${key}`, request: ask('Hi') })}\n`);
    const { file } = await (await sendChunk(emulator, url, 'upload, finalize', 0, lines.join(''))).json();
    const body = { batch: { inputConfig: { fileName: file.name } } };
    const { name } = batchOperationSchema.parse(await client.json('POST', batchPath, body));
    const record = join(dataDir, 'uploads', `${new URL(url).searchParams.get('upload_id')}.json`);
    await writeFile(record, JSON.stringify({ ...JSON.parse(await readFile(record, 'utf8')), state: 'active' }));

    const again = await sendChunk(emulator, url, 'upload, finalize', 0, '');
    expect((await again.json()).file).toEqual(file);
    clock.advance(3_600_000);
    expect(await client.output(await client.batch(name))).toHaveLength(30);
    const next = batchOperationSchema.parse(await client.json('POST', batchPath, body));
    expect(next.metadata?.batchStats?.requestCount).toBe('30');
  });
});
