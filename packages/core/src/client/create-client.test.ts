import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClient } from './create-client.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Sends the beginning of a body and then nothing more; ends when told to, as the platform's own does. */
const stalling: typeof fetch = async (_input, init) =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"name": '));
        init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
      },
    }),
  );

const clock = { now: () => Date.now(), sleep: async () => {} };
const client = () => createClient({ apiKey: 'k', baseUrl: 'https://service.test', fetch: stalling, clock });

test.each<[string, () => Promise<unknown>]>([
  ['getBatch', () => client().getBatch('batches/abc')],
  [
    'downloadFile',
    () =>
      client().downloadFile('files/batch-abc', async (bytes) => {
        for await (const chunk of bytes) expect(chunk).toHaveLength(9);
      }),
  ],
])('%s does not wait for ever for an answer that stalls in the middle', async (_what, call) => {
  const settled = call().catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  expect(await Promise.race([settled, Promise.resolve('still waiting')])).toMatchObject({ code: 'timeout' });
});

test('createClient asks Google when no other address is given', async () => {
  vi.useRealTimers();
  const asked: string[] = [];
  const answering: typeof fetch = async (input) => {
    asked.push(String(input));
    return Response.json({ name: 'models/x' });
  };
  await createClient({ apiKey: 'k', fetch: answering, clock }).getModel('x');
  expect(asked).toEqual(['https://generativelanguage.googleapis.com/v1beta/models/x']);
});

test.each([
  ['no key', '', 'key-missing'],
  ['a key with a line break in it', 'abc\ndef', 'key-malformed'],
  ['a key with a space around it', ' abc', 'key-malformed'],
  ['a key with a typographic hyphen', 'abc\u2011def', 'key-malformed'],
])('createClient refuses %s', (_what, apiKey, code) => {
  expect(() => createClient({ apiKey })).toThrow(expect.objectContaining({ code }));
});

test.each(['', 'service.test', 'ftp://service.test', 'https://', 'https://service.test/a b', 'http://[::1'])(
  'createClient refuses the address "%s"',
  (baseUrl) => {
    expect(() => createClient({ apiKey: 'k', baseUrl })).toThrow(
      expect.objectContaining({ code: 'base-url-invalid', details: { baseUrl } }),
    );
  },
);

test.each([
  ['a name and a password', 'http://user:S3cretPassw0rd@service.test/'],
  ['a name alone', 'https://S3cretPassw0rd@service.test'],
  ['a password alone', 'https://:S3cretPassw0rd@service.test'],
  ['them, and no scheme', 'user:S3cretPassw0rd@service.test'],
  ['a slash in the password', 'https://user:S3cretPassw0rd/x@service.test'],
  ['them, and no HTTP', 'ftp://user:S3cretPassw0rd@service.test/'],
  ['them, and a path with a space', 'https://user:S3cretPassw0rd@service.test/a b'],
])('createClient refuses an address with %s, and does not repeat them', (_what, baseUrl) => {
  const refused = () => createClient({ apiKey: 'k', baseUrl });
  expect(refused).toThrow(expect.objectContaining({ code: 'base-url-invalid' }));
  expect(refused).toThrow(expect.not.objectContaining({ message: expect.stringContaining('S3cret') }));
  expect(refused).toThrow(
    expect.objectContaining({ details: { baseUrl: expect.not.stringContaining('S3cretPassw0rd') } }),
  );
});

test('createClient gives the name of a job without the key that the service put into it', async () => {
  vi.useRealTimers();
  const apiKey = 'AIzaSyTheKey_0123456789-aBcDeF';
  const answering: typeof fetch = async () => Response.json({ name: `batches/x${apiKey}` });
  const made = createClient({ apiKey, fetch: answering, clock }).createBatch({
    model: 'gemini-2.5-flash',
    fileName: 'files/x',
    displayName: 'x',
  });
  expect(await made).toBe('batches/x[API key]');
});
