import { expect, test } from 'vitest';
import { hangingLines } from './hanging-lines.ts';

test.each([
  ['what fits stays', 'ok  key  fine\n\n  → do', 20, 'ok  key  fine\n\n  → do'],
  ['behind a label', 'ok    key   this is too long for it\n', 24, 'ok    key   this is too\n            long for it\n'],
  ['behind a mark', '    → do this and then that', 16, '    → do this\n      and then\n      that'],
  ['behind blanks', '  one two three', 10, '  one two\n  three'],
  [
    'Chinese between any two characters',
    '层级  没有接口能查询项目的层级',
    16,
    '层级  没有接口能\n      查询项目的\n      层级',
  ],
  ['a long label', 'a label that is long  and what it is', 24, 'a label that is long  and\n    what it is'],
  ['a path stays whole', '  see /a/path/that/is/long', 12, '  see\n  /a/path/that/is/long'],
])('hangingLines: %s', (_what, text, width, expected) => {
  expect(hangingLines(text, width)).toBe(expected);
});

test('hangingLines does not count what is only seen as colour', () => {
  expect(hangingLines('\u001b[32mok\u001b[39m  one two three', 12)).toBe('\u001b[32mok\u001b[39m  one two\n    three');
});
