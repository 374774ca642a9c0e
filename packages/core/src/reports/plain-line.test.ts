import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainLine } from './plain-line.ts';

test.each([
  ['text as it is', 'What is 1 + 1? 等于几？', 'What is 1 + 1? 等于几？'],
  ['lines become one', 'one\r\ntwo\n\n\tthree', 'one two three'],
  ['line and paragraph separators', 'one\u2028two\u2029three', 'one two three'],
  ['escape sequences lose their escape', '\u001b[31mred\u001b[0m \u009b2Jx', '[31mred [0m 2Jx'],
  ['a terminal title', '\u001b]0;owned\u0007', ']0;owned'],
  ['marks that turn the direction of text', 'abc\u202edcba\u2066x\u2069', 'abc dcba x'],
  ['a backspace and a null', 'good\b\b\b\bbad\0', 'good bad'],
  ['invisible joiners', 'a\u200bb\ufeffc\u00add', 'a b c d'],
  ['nothing but white space', ' \n\t ', ''],
])('plainLine: %s', (_what, text, line) => {
  expect(plainLine(text)).toBe(line);
});

test('plainLine cuts what is too long, between characters', () => {
  expect(plainLine('x'.repeat(200))).toHaveLength(200);
  expect(plainLine('x'.repeat(201))).toBe(`${'x'.repeat(199)}…`);
  expect(plainLine('😀😀😀😀', 3)).toBe('😀😀…');
});

test('plainLine is one short line of shown characters, whatever it is given', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const line = plainLine(text, 80);
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect([...line].length).toBeLessThanOrEqual(80);
    }),
  );
});
