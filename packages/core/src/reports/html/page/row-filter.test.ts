import { expect, test } from 'vitest';
import { htmlSamples } from '../../../../../../test/support/html-samples.ts';
import { isWanted, noFilter, type RowFilter, showsText } from './row-filter.ts';

const rows = htmlSamples.compared.details.map(({ result }) => ({
  ...result,
  costUsd: null,
  change: result.key === 'gsm8k-0001' ? ('improvement' as const) : null,
}));

test.each<[string, Partial<RowFilter>, number]>([
  ['nothing', {}, 21],
  ['what succeeded', { outcome: 'succeeded' }, 13],
  ['what failed', { outcome: 'failed' }, 8],
  ['a type', { type: 'refund' }, 6],
  ['a reason', { reason: 'UNAVAILABLE' }, 4],
  ['what passed', { checks: 'passed' }, 2],
  ['what did not pass', { checks: 'not' }, 11],
  ['what did not pass one check', { checks: 'not:schema' }, 2],
  ['what has no check', { checks: 'none' }, 8],
  ['what improved', { change: 'improvement' }, 1],
  ['all of it at once', { outcome: 'failed', type: 'refund', reason: 'SAFETY', checks: 'none' }, 2],
  ['what contradicts itself', { outcome: 'failed', checks: 'passed' }, 0],
])('isWanted: asked for %s', (_, filter, count) => {
  expect(rows.filter((row) => isWanted(row, { ...noFilter, ...filter }))).toHaveLength(count);
});

test.each([
  ['gsm8k-00', 12],
  ['overloaded', 4],
  ['safety', 2],
  ['', 21],
  ['nowhere', 0],
])('showsText: "%s" in key, reason or message', (text, count) => {
  expect(rows.filter((row) => showsText(row, text))).toHaveLength(count);
});
