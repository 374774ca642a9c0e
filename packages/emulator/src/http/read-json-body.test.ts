import { once } from 'node:events';
import { createGzip, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { ask } from '../testing/api-client.ts';

const path = '/v1beta/models/gemini-3.5-flash-lite:countTokens?key=any';
const contents = JSON.stringify(ask('How many are these?'));

async function countTokens(body: BodyInit, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await createEmulator().fetch(path, { method: 'POST', headers, ...{ body, duplex: 'half' } });
  const told = await answer.json();
  return answer.ok ? told : told.error.message;
}

/** A body in pieces, and how many of them were taken. */
function counted(pieces: readonly Uint8Array[]): { readonly body: ReadableStream<Uint8Array>; taken: number } {
  const rest = [...pieces];
  const result = {
    taken: 0,
    body: new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = rest.shift();
        if (piece === undefined) {
          controller.close();
          return;
        }
        result.taken += 1;
        controller.enqueue(piece);
      },
    }),
  };
  return result;
}

const plain = await countTokens(contents);

test.each(['gzip', 'GZIP', 'x-gzip'])('a body that is packed is read (Content-Encoding: %s)', async (encoding) => {
  expect(plain).toMatchObject({ totalTokens: expect.any(Number) });
  expect(await countTokens(new Uint8Array(gzipSync(contents)), { 'content-encoding': encoding })).toEqual(plain);
});

test.each([
  ['no gzip', new TextEncoder().encode(contents)],
  ['cut off', new Uint8Array(gzipSync(contents).subarray(0, -12))],
  ['nothing', new Uint8Array(0)],
])('one that is %s is a 400', async (_, body) => {
  expect(await countTokens(body, { 'content-encoding': 'gzip' })).toBe(
    'The body of the request is no valid gzip, or broke off.',
  );
});

test('one that unpacks to more than the limit is refused before it is unpacked', async () => {
  const gzip = createGzip();
  const pieces: Uint8Array[] = [];
  gzip.on('data', (piece: Uint8Array) => pieces.push(new Uint8Array(piece)));
  const zeros = new Uint8Array(1024 * 1024);
  for (let count = 0; count < 1000; count += 1) {
    if (!gzip.write(zeros)) {
      await once(gzip, 'drain');
    }
  }
  gzip.end();
  await once(gzip, 'end');
  const bomb = counted(pieces);
  expect(await countTokens(bomb.body, { 'content-encoding': 'gzip' })).toBe(
    'Request payload size exceeds the limit: 20971520 bytes.',
  );
  expect(bomb.taken).toBeLessThan(pieces.length / 4);
});
