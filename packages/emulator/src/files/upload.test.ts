import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type GeminiFile, geminiFileSchema } from '@gemini-batch-test/core/wire';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createEmulator, type Emulator } from '../create-emulator.ts';
import { apiClient, origin, sendChunk, startUpload } from '../testing/api-client.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { testClock } from '../testing/test-clock.ts';

const granularity = 8 * 1024 * 1024;

async function fileIn(response: Response): Promise<GeminiFile> {
  return z.object({ file: geminiFileSchema }).parse(await response.json()).file;
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true });
  const stats = await Promise.all(entries.map((entry) => stat(join(folder, entry))));
  return stats.reduce((sum, { size }) => sum + size, 0);
}

describe.each(['memory', 'folder'])('resumable upload with a store in %s', (kind) => {
  const withEmulator = async (action: (emulator: Emulator) => Promise<void>): Promise<void> => {
    await withTemporaryFolder((folder) => action(createEmulator(kind === 'folder' ? { dataDir: folder } : {})));
  };

  test('start answers with a session on the origin of the request and an empty body', async () => {
    await withEmulator(async (emulator) => {
      const response = await emulator.fetch('http://127.0.0.1:1234/upload/v1/files?key=k', {
        method: 'POST',
        headers: { 'X-Goog-Upload-Protocol': 'resumable', 'X-Goog-Upload-Command': 'start' },
      });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('');
      expect(response.headers.get('x-goog-upload-status')).toBe('active');
      expect(response.headers.get('x-goog-upload-chunk-granularity')).toBe(String(granularity));
      expect(response.headers.get('x-goog-upload-url')).toMatch(
        /^http:\/\/127\.0\.0\.1:1234\/upload\/v1\/files\?upload_id=[a-z0-9]+&upload_protocol=resumable$/,
      );
    });
  });

  test('a file in two chunks comes back whole, with its digest', async () => {
    await withEmulator(async (emulator) => {
      const bytes = new Uint8Array(granularity + 5).map((_, index) => index % 251);
      const url = await startUpload(emulator, { display_name: 'two chunks', mimeType: 'application/jsonl' });
      const first = await sendChunk(emulator, url, 'upload', 0, bytes.slice(0, granularity));
      expect(first.headers.get('x-goog-upload-status')).toBe('active');
      const last = await sendChunk(emulator, url, 'upload, finalize', granularity, bytes.slice(granularity));
      expect(last.headers.get('x-goog-upload-status')).toBe('final');
      const hex = createHash('sha256').update(bytes).digest('hex');
      const file = await fileIn(last);
      expect(file).toMatchObject({
        displayName: 'two chunks',
        mimeType: 'application/jsonl',
        sizeBytes: String(granularity + 5),
        sha256Hash: btoa(hex),
        state: 'ACTIVE',
        source: 'UPLOADED',
        uri: `${origin}/v1beta/${file.name}`,
      });
    });
  });

  test('a wrong offset is a 400 and the right one still works', async () => {
    await withEmulator(async (emulator) => {
      const url = await startUpload(emulator);
      expect((await sendChunk(emulator, url, 'upload, finalize', 5, 'abc')).status).toBe(400);
      expect((await sendChunk(emulator, url, 'upload, finalize', undefined, 'abc')).status).toBe(400);
      expect((await fileIn(await sendChunk(emulator, url, 'upload, finalize', 0, 'abc'))).sizeBytes).toBe('3');
    });
  });

  test('query tells what has come, and that the upload is final', async () => {
    await withEmulator(async (emulator) => {
      const url = await startUpload(emulator);
      const received = async (): Promise<(string | null)[]> => {
        const { headers } = await sendChunk(emulator, url, 'query');
        return [headers.get('x-goog-upload-status'), headers.get('x-goog-upload-size-received')];
      };
      expect(await received()).toEqual(['active', '0']);
      await sendChunk(emulator, url, 'upload', 0, new Uint8Array(granularity));
      expect(await received()).toEqual(['active', String(granularity)]);
      const { file } = await (await sendChunk(emulator, url, 'finalize')).json();
      expect(await received()).toEqual(['final', String(granularity)]);
      expect((await (await sendChunk(emulator, url, 'query')).json()).file).toEqual(file);
    });
  });

  test('an empty file is a file', async () => {
    await withEmulator(async (emulator) => {
      const file = await apiClient(emulator).upload('');
      expect(file.sizeBytes).toBeUndefined();
    });
  });

  test('a chunk in the middle must be a multiple of the granularity, and leaves nothing behind', async () => {
    await withEmulator(async (emulator) => {
      const url = await startUpload(emulator);
      expect((await sendChunk(emulator, url, 'upload', 0, 'abc')).status).toBe(400);
      const { headers } = await sendChunk(emulator, url, 'query');
      expect(headers.get('x-goog-upload-size-received')).toBe('0');
    });
  });

  test('a last chunk sent twice gives the same file', async () => {
    await withEmulator(async (emulator) => {
      const url = await startUpload(emulator);
      const one = await fileIn(await sendChunk(emulator, url, 'upload, finalize', 0, 'abc'));
      const two = await fileIn(await sendChunk(emulator, url, 'upload, finalize', 0, 'abc'));
      expect(two).toEqual(one);
    });
  });

  test('a cancelled upload takes nothing more', async () => {
    await withEmulator(async (emulator) => {
      const url = await startUpload(emulator);
      expect((await sendChunk(emulator, url, 'cancel')).headers.get('x-goog-upload-status')).toBe('cancelled');
      const refused = await sendChunk(emulator, url, 'upload, finalize', 0, 'abc');
      expect([refused.status, refused.headers.get('x-goog-upload-status')]).toEqual([400, 'cancelled']);
      const query = await sendChunk(emulator, url, 'query');
      expect([query.status, query.headers.get('x-goog-upload-status')]).toEqual([410, 'cancelled']);
      expect((await sendChunk(emulator, url, 'cancel')).status).toBe(200);
    });
  });

  test('a final upload cannot be cancelled', async () => {
    await withEmulator(async (emulator) => {
      const url = await startUpload(emulator);
      await sendChunk(emulator, url, 'upload, finalize', 0, 'abc');
      const refused = await sendChunk(emulator, url, 'cancel');
      expect([refused.status, refused.headers.get('x-goog-upload-status')]).toEqual([400, 'final']);
    });
  });

  test.each(['abc', 'abcde'])('a size other than announced is refused for good (%s)', async (bytes) => {
    await withEmulator(async (emulator) => {
      const url = await startUpload(emulator, {}, { 'x-goog-upload-header-content-length': '4' });
      const refused = await sendChunk(emulator, url, 'upload, finalize', 0, bytes);
      expect([refused.status, refused.headers.get('x-goog-upload-status')]).toEqual([400, 'final']);
      const { error } = await refused.json();
      expect(error.message).toBe(`The upload has ${bytes.length} bytes where 4 were announced.`);
      for (const command of ['upload, finalize', 'finalize', 'query', 'cancel']) {
        const again = await sendChunk(emulator, url, command, 0, command === 'query' ? undefined : 'abcd');
        expect([again.status, again.headers.get('x-goog-upload-status')]).toEqual([400, 'final']);
        expect(await again.json()).toEqual({ error });
      }
    });
  });

  test('a chosen name is kept, and taken only once, as the end of an upload says', async () => {
    await withEmulator(async (emulator) => {
      const client = apiClient(emulator);
      expect((await client.upload('abc', { name: 'files/my-file' })).name).toBe('files/my-file');
      const url = await startUpload(emulator, { name: 'files/my-file' });
      const taken = await sendChunk(emulator, url, 'upload, finalize', 0, 'abcd');
      expect([taken.status, taken.headers.get('x-goog-upload-status')]).toEqual([409, 'final']);
      expect(await taken.json()).toEqual({
        error: { code: 409, message: 'my-file already exists.', status: 'ALREADY_EXISTS' },
      });
      expect(await client.json('GET', '/v1/files/my-file')).toMatchObject({ sizeBytes: '3' });
      await expect(startUpload(emulator, { name: 'files/../my-file' })).rejects.toThrow('File ID');
    });
  });
});

test('of an upload that was refused for good nothing is left, not even in a folder', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const emulator = createEmulator({ dataDir });
    const url = await startUpload(emulator, {}, { 'x-goog-upload-header-content-length': String(granularity + 1) });
    await sendChunk(emulator, url, 'upload', 0, new Uint8Array(granularity));
    expect(await bytesIn(dataDir)).toBeGreaterThan(granularity);
    expect((await sendChunk(emulator, url, 'finalize')).status).toBe(400);
    expect(await bytesIn(dataDir)).toBeLessThan(100_000);
    const inAnother = await sendChunk(createEmulator({ dataDir }), url, 'query');
    expect([inAnother.status, inAnother.headers.get('x-goog-upload-status')]).toEqual([400, 'final']);
  });
});

test.each(['UPLOAD,FINALIZE', ' upload ,  finalize ', 'upload, finalize'])(
  'the command "%s" is understood, sent with PUT as well',
  async (command) => {
    const emulator = createEmulator();
    const headers = { 'X-Goog-Upload-Command': command, 'X-GOOG-UPLOAD-OFFSET': '0' };
    const answer = await emulator.fetch(await startUpload(emulator), { method: 'PUT', headers, body: 'abc' });
    expect((await fileIn(answer)).sizeBytes).toBe('3');
  },
);

test.each(['', 'start', 'finalize, upload', 'upload, query', 'query, cancel', 'upload, upload', 'copy'])(
  'the command "%s" on a session is a 400 and changes nothing',
  async (command) => {
    const emulator = createEmulator();
    const url = await startUpload(emulator);
    expect((await sendChunk(emulator, url, command, 0, 'abc')).status).toBe(400);
    expect((await fileIn(await sendChunk(emulator, url, 'upload, finalize', 0, 'abc'))).sizeBytes).toBe('3');
  },
);

test('the URL of an upload ends after seven days, and what came is gone', async () => {
  const clock = testClock();
  const emulator = createEmulator({ now: clock.now });
  const url = await startUpload(emulator);
  clock.advance(7 * 24 * 3_600_000 - 1);
  expect((await sendChunk(emulator, url, 'query')).status).toBe(200);
  clock.advance(1);
  await startUpload(emulator);
  expect((await sendChunk(emulator, url, 'query')).status).toBe(404);
});

test('an unknown session is a 404', async () => {
  const response = await sendChunk(createEmulator(), `${origin}/upload/v1/files?upload_id=none`, 'query');
  expect(response.status).toBe(404);
});
