import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type NumberedLine, readLines } from './read-lines.ts';

const encoder = new TextEncoder();

async function* chunksOf(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (const cut of [...cuts].map((place) => place % (bytes.length + 1)).sort((a, b) => a - b)) {
    yield bytes.subarray(from, Math.max(from, cut));
    from = Math.max(from, cut);
  }
  yield bytes.subarray(from);
}

async function linesOf(text: string, cuts: readonly number[] = []): Promise<NumberedLine[]> {
  const lines: NumberedLine[] = [];
  for await (const line of readLines(chunksOf(encoder.encode(text), cuts))) lines.push(line);
  return lines;
}

test.each<[string, string, [number, string][]]>([
  ['nothing', '', []],
  ['one line', 'a', [[1, 'a']]],
  [
    'a last line with its end',
    'a\nb\n',
    [
      [1, 'a'],
      [2, 'b'],
    ],
  ],
  [
    'a last line without its end',
    'a\nb',
    [
      [1, 'a'],
      [2, 'b'],
    ],
  ],
  [
    'carriage returns',
    'a\r\nb\r\n',
    [
      [1, 'a'],
      [2, 'b'],
    ],
  ],
  [
    'a byte order mark',
    '\uFEFFa\nb',
    [
      [1, 'a'],
      [2, 'b'],
    ],
  ],
  ['only a byte order mark', '\uFEFF', []],
  [
    'empty and blank lines, which count',
    '\n a \n \t\r\n\nb\n\n',
    [
      [2, ' a '],
      [5, 'b'],
    ],
  ],
  [
    'line separators inside a line',
    'a\u2028b\u0085c\nd',
    [
      [1, 'a\u2028b\u0085c'],
      [2, 'd'],
    ],
  ],
])('readLines: %s', async (_what, text, lines) => {
  expect(await linesOf(text)).toEqual(lines.map(([line, content]) => ({ text: content, line })));
});

test('readLines keeps a byte order mark that is not the first character, wherever the bytes are cut', async () => {
  for (const cut of [0, 1, 2, 3, 4]) expect(await linesOf('a\uFEFFb', [cut])).toEqual([{ text: 'a\uFEFFb', line: 1 }]);
});

test('readLines gives the same lines however the bytes are cut', async () => {
  const piece = fc.oneof(
    fc.constantFrom('\n', '\r\n', '\r', ' ', '\uFEFF', '中', '👩‍💻', 'é'),
    fc.string({ unit: 'binary' }),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(1_000), { maxLength: 20 }), async (content, cuts) => {
      expect(await linesOf(content, cuts)).toEqual(await linesOf(content));
    }),
  );
});

test('readLines gives back every line that is not blank', async () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => `x${text.replace(/[\r\n]/g, '')}x`);
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.array(fc.nat(1_000)), async (lines, cuts) => {
      const read = await linesOf(lines.map((each) => `${each}\n`).join(''), cuts);
      expect(read).toEqual(lines.map((text, index) => ({ text, line: index + 1 })));
    }),
  );
});

test('readLines gives up a line that is longer than any may be, with its number, in however many chunks it comes', async () => {
  const read = async (text: string, cuts: readonly number[]): Promise<string[]> => {
    const texts: string[] = [];
    for await (const line of readLines(chunksOf(encoder.encode(text), cuts), { longest: 8 })) texts.push(line.text);
    return texts;
  };
  const cuts = Array.from({ length: 40 }, (_, index) => index);
  expect(await read('12345678\n12345678\n', cuts)).toEqual(['12345678', '12345678']);
  await expect(read('12345678\n123456789', cuts)).rejects.toMatchObject({ name: 'LineTooLongError', line: 2 });
});
