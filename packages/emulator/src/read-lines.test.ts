import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maxLineBytes, readLines } from './read-lines.ts';

async function* inPieces(bytes: Uint8Array, sizeBytes: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += sizeBytes) {
    yield bytes.subarray(start, start + sizeBytes);
  }
}

test('readLines gives the same lines and places however the bytes are cut', async () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n\ufeff]/g, ''));
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 9 }), async (texts, sizeBytes) => {
      const bytes = new TextEncoder().encode(texts.map((text) => `${text}\n`).join(''));
      const found: string[] = [];
      for await (const { number, offsetBytes, sizeBytes: lineBytes, text } of readLines(inPieces(bytes, sizeBytes))) {
        found.push(text);
        expect(number).toBe(found.length);
        expect(new TextDecoder().decode(bytes.subarray(offsetBytes, offsetBytes + lineBytes))).toBe(text);
      }
      expect(found).toEqual(texts);
    }),
  );
});

test('readLines reads a last line without a break, and drops carriage returns', async () => {
  const texts: string[] = [];
  for await (const { text } of readLines(inPieces(new TextEncoder().encode('a\r\n\r\nb'), 2))) {
    texts.push(text);
  }
  expect(texts).toEqual(['a', '', 'b']);
});

test('readLines reads a line of 32 MiB, and names a longer one', async () => {
  const line = async function* (sizeBytes: number): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode('a\n');
    yield* inPieces(new Uint8Array(sizeBytes).fill(0x62), 1024 * 1024);
  };
  const sizes: number[] = [];
  for await (const { text } of readLines(line(maxLineBytes))) {
    sizes.push(text.length);
  }
  expect(sizes).toEqual([1, maxLineBytes]);
  await expect(async () => {
    for await (const _ of readLines(line(maxLineBytes + 1)));
  }).rejects.toThrow('Error on line 2: the line is longer than 33554432 bytes');
});
