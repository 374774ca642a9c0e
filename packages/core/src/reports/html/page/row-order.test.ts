import { expect, test } from 'vitest';
import { sampleDetail } from '../../../../../../test/support/html-samples.ts';
import type { PageRow } from './page-data.ts';
import { type ColumnName, nextOrder, orderRows } from './row-order.ts';

const tokens = (prompt: number) => ({ prompt, cached: 0, candidates: 0, thoughts: 0 });
const passed = (isPassed: boolean) => [{ name: 'number' as const, passed: isPassed }];

const rows: readonly PageRow[] = [
  {
    ...sampleDetail('b-10', { type: 'y', tokens: tokens(5), checks: passed(true) }).result,
    costUsd: 0.5,
    change: null,
  },
  {
    ...sampleDetail('b-9', { type: 'x', tokens: null, checks: [] }).result,
    costUsd: null,
    change: 'improvement' as const,
  },
  {
    ...sampleDetail('a-1', {
      type: 'y',
      tokens: tokens(70),
      checks: passed(false),
      outcome: 'failed',
      reason: 'SAFETY',
    }).result,
    costUsd: 0.1,
    change: 'regression' as const,
  },
].map((row, index) => ({ ...row, index }));

test.each<[ColumnName, boolean, string]>([
  ['key', false, 'a-1 b-9 b-10'],
  ['key', true, 'b-10 b-9 a-1'],
  ['type', false, 'b-9 b-10 a-1'],
  ['type', true, 'b-10 a-1 b-9'],
  ['outcome', false, 'a-1 b-10 b-9'],
  ['checks', false, 'a-1 b-10 b-9'],
  ['checks', true, 'b-10 a-1 b-9'],
  ['tokens', true, 'a-1 b-10 b-9'],
  ['tokens', false, 'b-10 a-1 b-9'],
  ['cost', true, 'b-10 a-1 b-9'],
  ['change', false, 'a-1 b-9 b-10'],
])('orderRows by %s, descending: %s', (column, isDescending, keys) => {
  expect(
    orderRows(rows, { column, isDescending })
      .map(({ key }) => key)
      .join(' '),
  ).toBe(keys);
});

test('orderRows without an order leaves that of the run', () => {
  expect(orderRows(rows, null)).toEqual(rows);
});

test.each<[ColumnName, (boolean | undefined)[]]>([
  ['key', [false, true, undefined, false]],
  ['tokens', [true, false, undefined, true]],
])('nextOrder: clicks on %s', (column, expected) => {
  let order = nextOrder({ column: 'type', isDescending: true }, column);
  for (const isDescending of expected) {
    expect(order?.isDescending).toBe(isDescending);
    order = nextOrder(order, column);
  }
});
