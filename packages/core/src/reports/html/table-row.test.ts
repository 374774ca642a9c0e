import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkNames } from '../../checks/check.ts';
import { packRows, type TableRow, unpackRows } from './table-row.ts';

const text = fc.string({ unit: 'binary' });
const count = fc.option(fc.nat());

const row: fc.Arbitrary<TableRow> = fc.record({
  key: text,
  type: text,
  outcome: fc.constantFrom('succeeded', 'failed'),
  reason: text,
  message: fc.option(text),
  checks: fc.array(fc.record({ name: fc.constantFrom(...checkNames), passed: fc.boolean() }), { maxLength: 3 }),
  tokens: fc.option(fc.record({ prompt: fc.nat(), cached: fc.nat(), candidates: fc.nat(), thoughts: fc.nat() })),
  costUsd: fc.option(fc.double({ min: 0, max: 9, noNaN: true }).map(Math.abs)),
  change: fc.constantFrom('regression', 'improvement', null),
  modelVersion: fc.option(text),
  attempt: count,
  shard: count,
  line: count,
});

test('unpackRows gives back what packRows took, by way of JSON', () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      expect(unpackRows(JSON.parse(JSON.stringify(packRows(rows))))).toEqual(rows);
    }),
  );
});

test('packRows writes a string that rows share once', () => {
  const [first] = fc.sample(row, 1);
  if (first === undefined) throw new Error('no row');
  const message = 'The model is overloaded. Please try again later.';
  const rows = [1, 2, 3].map((index) => ({ ...first, key: `k-${index}`, message }));
  expect(JSON.stringify(packRows(rows)).split(message)).toHaveLength(2);
});
