import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsvRows } from './read-csv-rows.ts';

test.each([
  ['Unix line ends', 'id,q\n1,a\n2,b\n'],
  ['Windows line ends', 'id,q\r\n1,a\r\n2,b\r\n'],
  ['no line end at the end', 'id,q\n1,a\n2,b'],
  ['a byte order mark', '\uFEFFid,q\n1,a\n2,b\n'],
  ['quotes', '"id","q"\n"1","a"\n"2","b"\n'],
])('readCsvRows reads the rows of a file with %s', (_, text) => {
  expect([...readCsvRows(text)]).toEqual([
    { fields: { id: '1', q: 'a' }, line: 2 },
    { fields: { id: '2', q: 'b' }, line: 3 },
  ]);
});

test('readCsvRows reads quotes, commas and line ends inside a field, and counts empty lines', () => {
  const text = 'id,q\n1,"He said ""two, three""\nand left"\n\n2,潮汐\n';
  expect([...readCsvRows(text)]).toEqual([
    { fields: { id: '1', q: 'He said "two, three"\nand left' }, line: 3 },
    { fields: { id: '2', q: '潮汐' }, line: 5 },
  ]);
});

test.each(['', 'id,q', 'id,q\n', '\n\n'])('readCsvRows finds no rows in %j', (text) => {
  expect([...readCsvRows(text)]).toEqual([]);
});

test.each([
  ['a row that is too short', 'id,q\n1,a\n2\n3,c\n', 3],
  ['a row that is too long', 'id,q\n1,a,b\n', 2],
  ['a quote inside a field', 'id,q\n1,a\n2,b"c\n', 3],
])('readCsvRows refuses %s, with its line', (_, text, line) => {
  expect([...readCsvRows(text)]).toEqual([
    { issue: { code: 'csv-broken', details: { reason: expect.any(String) }, line, pointer: null } },
  ]);
});

test('readCsvRows refuses a quote that is never closed', () => {
  const [row, ...more] = [...readCsvRows('id,q\n1,"a\n2,b\n')];
  expect(row).toMatchObject({ issue: { code: 'csv-broken', details: { reason: expect.stringMatching(/quote/i) } } });
  expect(more).toEqual([]);
});

test('readCsvRows refuses two columns of one name, of which one would be lost', () => {
  expect([...readCsvRows('id,answer,answer\n1,18,19\n')]).toMatchObject([
    { issue: { code: 'column-duplicate', line: 1 } },
  ]);
});

test('readCsvRows gives back any fields that were written as the format asks', () => {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '潮', ';') });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
      const text = ['"a","b"', ...rows.map((row) => row.map(quoted).join(','))].join('\n');
      const read = [...readCsvRows(text)].map((row) => ('fields' in row ? [row.fields.a, row.fields.b] : row));
      expect(read).toEqual(rows);
    }),
  );
});

test('readCsvRows gives rows or one issue, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ') }), (text) => {
      const rows = [...readCsvRows(text)];
      expect(rows.filter((row) => 'issue' in row).length).toBeLessThanOrEqual(1);
    }),
  );
});
