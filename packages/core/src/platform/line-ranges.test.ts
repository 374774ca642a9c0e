import { expect, test } from 'vitest';
import { lineRanges } from './line-ranges.ts';

async function* chunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const text = 'first\n\n中文\r\nlast';

test.each([1, 3, 100])('lineRanges finds each line, in chunks of %i bytes', async (size) => {
  const ranges = await lineRanges(chunks(text, size));
  const bytes = new TextEncoder().encode(text);
  const lineAt = (line: number) => {
    const range = ranges.of(line);
    return range && new TextDecoder().decode(bytes.subarray(range.start, range.end));
  };
  expect([1, 2, 3, 4, 5, 0].map(lineAt)).toEqual(['first\n', '\n', '中文\r\n', 'last', null, null]);
});

test('lineRanges of an empty file, and of one that ends with its last line', async () => {
  expect((await lineRanges(chunks('', 1))).of(1)).toBeNull();
  expect((await lineRanges(chunks('a\n', 1))).of(2)).toBeNull();
});
