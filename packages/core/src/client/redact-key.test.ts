import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactKey, redactStream } from './redact-key.ts';

test.each([
  ['in clear', 'Consumer api_key:AIza+secret/0123456789 is suspended', 'Consumer api_key:[API key] is suspended'],
  ['as in a URL', 'GET /v1?key=AIza%2Bsecret%2F0123456789', 'GET /v1?key=[API key]'],
  ['twice', 'AIza+secret/0123456789AIza+secret/0123456789', '[API key][API key]'],
  ['not at all', 'nothing here', 'nothing here'],
])('redactKey takes away a key that stands %s', (_, text, left) => {
  expect(redactKey('AIza+secret/0123456789')(text)).toBe(left);
});

test('redactKey leaves a text alone when the key is no secret but a word', () => {
  expect(redactKey('emulator')('gemini-batch-emulator')).toBe('gemini-batch-emulator');
  expect(redactKey('')('text')).toBe('text');
});

const key = 'AIza+secret/0123456789-abcdefghijklmnopq';

test.each([
  ['hexadecimal digits', Buffer.from(key).toString('hex')],
  ['hexadecimal digits in capitals', Buffer.from(key).toString('hex').toUpperCase()],
  ['Base64', Buffer.from(key).toString('base64')],
  ['Base64 after one byte', Buffer.from(`:${key}:`).toString('base64')],
  ['Base64 after two bytes', Buffer.from(`x:${key}`).toString('base64')],
  ['Base64 for a URL', Buffer.from(`key=${key}&`).toString('base64url')],
])('redactKey takes a key away from %s, but for what may be of its neighbours', (_, encoded) => {
  const left = redactKey(key)(encoded);
  expect(left).toContain('[API key]');
  expect(left.replace('[API key]', '').length).toBeLessThanOrEqual(10);
});

async function through(bytes: Uint8Array<ArrayBuffer>, sizes: readonly number[]): Promise<Buffer> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1;
    chunks.push(bytes.slice(at, at + size));
    at += size;
  }
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const body = source.pipeThrough(redactStream(key));
  return Buffer.from(await new Response(body).arrayBuffer());
}

test('redactStream takes a key away however the bytes are cut', async () => {
  const text = `{"text":"é中😀 ${key}"}\n${encodeURIComponent(key)} and ${key}${key}\n`;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 9 }), async (sizes) => {
      const left = (await through(new TextEncoder().encode(text), sizes)).toString();
      expect(left).toBe('{"text":"é中😀 [API key]"}\n[API key] and [API key][API key]\n');
    }),
  );
});

test('redactStream leaves all other bytes as they are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      expect([...(await through(Uint8Array.from(bytes), [7, 64]))]).toEqual([...bytes]);
    }),
  );
});
