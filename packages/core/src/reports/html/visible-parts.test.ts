import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileStrings } from '../../../../../test/support/hostile-strings.ts';
import { visibleParts } from './visible-parts.ts';

const written = (text: string) =>
  visibleParts(text)
    .map(({ text, isMark }) => (isMark ? `[${text}]` : text))
    .join('');

test.each([
  ['plain text', 'a\n\tb  ü 中文', 'a\n\tb  ü 中文'],
  ['line ends of other systems', 'a\r\nb\rc', 'a\nb\nc'],
  ['a direction', 'a\u202Eb', 'a[U+202E]b'],
  ['a colour', '\u001b[31mred', '[U+001B][31mred'],
  ['zero width', '\u200ba\ufeff', '[U+200B]a[U+FEFF]'],
  ['half a character', 'a\ud800', 'a[U+D800]'],
  ['a line separator', 'a\u2028b', 'a[U+2028]b'],
  ['an emoji of several', '👩‍🚀❤️', '👩‍🚀❤️'],
  ['a tower', `Z${'\u0335'.repeat(40)}!`, `Z${'\u0335'.repeat(4)}[◌ ×36]!`],
  ['nothing', '', ''],
])('visibleParts of %s', (_, text, parts) => {
  expect(written(text)).toBe(parts);
});

test.each(Object.entries(hostileStrings))('visibleParts leaves nothing unseen in %s', (_, text) => {
  expect(written(text)).not.toMatch(/(?![\n\t]|\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
});

test('visibleParts keeps all else as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const kept = visibleParts(text)
        .filter(({ isMark }) => !isMark)
        .map((part) => part.text);
      let from = 0;
      for (const part of kept) {
        const at = text.replace(/\r\n?/g, '\n').indexOf(part, from);
        expect(at).toBeGreaterThanOrEqual(from);
        from = at + part.length;
      }
    }),
  );
});
