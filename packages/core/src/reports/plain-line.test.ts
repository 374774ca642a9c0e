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
  ['variation selectors and tags', 'a\ufe0fb\u{e0100}c\u{e0041}\u{e007f}d', 'a b c d'],
  ['blanks that are letters', 'a\u3164b\u2800c\u115fd', 'a b c d'],
  ['half of a character', 'a\ud83db', 'a\ufffdb'],
  ['a character that is none', 'a\uffffb', 'a b'],
  ['a tower of marks', `e${'\u0301'.repeat(50)}x`, 'e\u0301\u0301\u0301x'],
  ['marks on nothing', '\u0301\u0302abc', 'abc'],
  ['marks as languages have them', 'cà phê tiếng Việt'.normalize('NFD'), 'cà phê tiếng Việt'.normalize('NFD')],
  ['a command to the runner', 'x ##[add-mask]y ###[group]', 'x ## [add-mask]y ### [group]'],
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
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|\p{M}{4}|^\s|\s\s|##\[/u);
      expect(line.isWellFormed()).toBe(true);
      expect([...line].length).toBeLessThanOrEqual(80);
    }),
  );
});
