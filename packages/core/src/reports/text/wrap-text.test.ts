import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { wrapText } from './wrap-text.ts';

test.each([
  ['one two three', 9, ['one two', 'three']],
  ['one two three', 13, ['one two three']],
  ['one  two', 80, ['one  two']],
  ['', 80, ['']],
  ['费用未知', 4, ['费用', '未知']],
  // Punctuation begins no line, and an opening parenthesis ends none.
  ['费用，未知', 4, ['费', '用，', '未知']],
  ['费用（未知）', 6, ['费用', '（未', '知）']],
  ['见 results.jsonl，请重试', 14, ['见', 'results.jsonl，', '请重试']],
])('wrapText: %j in %d columns', (text, width, lines) => {
  expect(wrapText(text, width)).toEqual(lines);
});

test('wrapText leaves whole what has no place to end', () => {
  const path = `output/${'x'.repeat(100)}`;
  expect(wrapText(`in ${path} now`, 20)).toEqual(['in', path, 'now']);
});

test('wrapText loses nothing, and only what cannot be parted is too long', () => {
  const word = fc.string({ unit: fc.constantFrom(...'ab字。，（'), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 8, max: 40 }), (words, width) => {
      const lines = wrapText(words.join(' '), width);
      expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
      for (const line of lines) {
        if (stringWidth(line) > width) expect(line).not.toMatch(/[ab字] |字[ab字（]/);
      }
    }),
  );
});
