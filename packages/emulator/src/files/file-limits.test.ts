import { errorBodySchema } from '@gemini-batch-test/core/wire';
import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import type { Limits } from '../limits/limits.ts';
import { serveEmulator } from '../serve-emulator.ts';
import { apiClient, origin, sendChunk, startUpload } from '../testing/api-client.ts';
import { testClock } from '../testing/test-clock.ts';

const limits: Partial<Limits> = { fileBytes: 10, storageBytes: 25 };

async function errorOf(response: Response): Promise<unknown> {
  return errorBodySchema.parse(await response.json()).error;
}

const tooLarge = { code: 400, status: 'INVALID_ARGUMENT', message: 'The file is larger than the limit: 10 bytes.' };

test('a file over the limit is refused when its size is announced', async () => {
  const headers = { 'x-goog-upload-header-content-length': '11' };
  await expect(startUpload(createEmulator({ limits }), {}, headers)).rejects.toThrow(tooLarge.message);
});

test.each(['upload', 'upload, finalize'])(
  'a file over the limit is refused for good while it comes (%s)',
  async (command) => {
    const emulator = createEmulator({ limits });
    const url = await startUpload(emulator);
    const refused = await sendChunk(emulator, url, command, 0, 'x'.repeat(11));
    expect(refused.headers.get('x-goog-upload-status')).toBe('final');
    expect(await errorOf(refused)).toEqual(tooLarge);
    expect(await errorOf(await sendChunk(emulator, url, 'upload, finalize', 0, 'x'.repeat(10)))).toEqual(tooLarge);
  },
);

test.each(['raw', 'multipart'])('a %s upload over the limit is refused', async (protocol) => {
  const body = `--b\r\n\r\n{}\r\n--b\r\n\r\n${'x'.repeat(11)}\r\n--b--`;
  const answer = await createEmulator({ limits }).fetch(`${origin}/upload/v1/files?key=any`, {
    method: 'POST',
    headers: { 'x-goog-upload-protocol': protocol, 'content-type': 'multipart/related; boundary=b' },
    body,
  });
  expect(await errorOf(answer)).toEqual(tooLarge);
});

test('all files together are held to a limit, in the words that were seen; deletion and expiry make room', async () => {
  const clock = testClock();
  const emulator = createEmulator({ limits, now: clock.now });
  const client = apiClient(emulator);
  const first = await client.upload('x'.repeat(10));
  clock.advance(1000);
  await client.upload('x'.repeat(10));
  const url = await startUpload(emulator);
  const refused = await sendChunk(emulator, url, 'upload, finalize', 0, 'x'.repeat(6));
  expect(refused.headers.get('x-goog-upload-status')).toBe('final');
  expect(await errorOf(refused)).toMatchObject({
    code: 429,
    status: 'RESOURCE_EXHAUSTED',
    message: expect.stringContaining('You exceeded your current quota'),
    details: [
      { violations: [{ quotaId: 'FileStorageBytesPerProject', quotaValue: '25' }] },
      { '@type': 'type.googleapis.com/google.rpc.Help' },
    ],
  });
  await client.json('DELETE', `/v1/${first.name}`);
  expect((await client.upload('x'.repeat(6))).sizeBytes).toBe('6');
  clock.advance(48 * 3_600_000);
  for (let count = 0; count < 2; count += 1) {
    await client.upload('x'.repeat(10));
  }
});

test('null takes the limits away', async () => {
  const emulator = createEmulator({ limits: { fileBytes: null, storageBytes: null } });
  const headers = { 'x-goog-upload-header-content-length': String(2 ** 45) };
  expect(await startUpload(emulator, {}, headers)).toContain('upload_id=');
});

test('over a connection the refusal of a large chunk arrives, and the connection goes on', async () => {
  const server = await serveEmulator(createEmulator({ limits }), { port: 0 });
  try {
    for (let count = 0; count < 3; count += 1) {
      const answer = await fetch(`${server.url}/upload/v1/files?key=any`, {
        method: 'POST',
        headers: { 'x-goog-upload-protocol': 'raw' },
        body: new Uint8Array(8 * 1024 * 1024),
      });
      expect(await errorOf(answer)).toEqual(tooLarge);
    }
  } finally {
    await server.close();
  }
});
