import { expect, test } from 'vitest';
import { padTo, textTable } from './text-table.ts';

test.each([
  ['abc', 5, 'abc  '],
  ['中文', 5, '中文 '],
  ['é', 2, 'é '],
  ['e\u0301', 2, 'e\u0301 '],
  ['too long', 3, 'too long'],
])('padTo: "%s" to %i columns', (text, width, padded) => {
  expect(padTo(text, width)).toBe(padded);
});

test('padTo: to the left', () => {
  expect(padTo('中文', 6, 'left')).toBe('  中文');
});

test('textTable: names to the left, figures to the right', () => {
  const rows = [
    ['Type', 'Requests', 'Tokens'],
    ['simple', '1,000', '7'],
    ['x', '2', '12,345'],
  ];
  expect(textTable(rows)).toEqual(['Type    Requests  Tokens', 'simple     1,000       7', 'x              2  12,345']);
});

test('textTable: a Chinese character takes two columns', () => {
  const rows = [
    ['类型', '请求数', '费用'],
    ['simple', '10', '$0.01'],
    ['复杂的', '2', '-'],
  ];
  expect(textTable(rows)).toEqual(['类型    请求数   费用', 'simple      10  $0.01', '复杂的       2      -']);
});

test('textTable: more columns of text where there are more', () => {
  expect(
    textTable(
      [
        ['a', 'bb', '1'],
        ['ccc', 'd', '22'],
      ],
      2,
    ),
  ).toEqual(['a    bb   1', 'ccc  d   22']);
});

test('textTable: no line ends in blanks', () => {
  expect(
    textTable([
      ['name', 'x'],
      ['a', ''],
    ]),
  ).toEqual(['name  x', 'a']);
});

test('textTable of nothing is nothing', () => {
  expect(textTable([])).toEqual([]);
});
