import { expect, test } from 'vitest';
import { sampleDetail } from '../../../../../../test/support/html-samples.ts';
import type { Result } from '../../../analyzer/result.ts';
import { isWanted, noFilter, type RowFilter, showsText } from './row-filter.ts';

const failed = { outcome: 'failed', checks: [] } as const;
const unpassed = (...names: Result['checks'][number]['name'][]) => ({
  checks: [{ name: 'contains' as const, passed: true }, ...names.map((name) => ({ name, passed: false }))],
});

const rows = [
  sampleDetail('gsm8k-0001'),
  sampleDetail('gsm8k-0002', unpassed('number')),
  sampleDetail('gsm8k-0003', { ...failed, reason: 'UNAVAILABLE', message: 'The model is overloaded.' }),
  sampleDetail('refund-0001', unpassed('json', 'schema')),
  sampleDetail('refund-0002', { ...failed, reason: 'SAFETY' }),
  sampleDetail('refund-0003', { ...failed, reason: 'UNAVAILABLE', message: 'The model is OVERLOADED.' }),
].map(({ result }) => ({
  ...result,
  costUsd: null,
  change: result.key === 'gsm8k-0001' ? ('improvement' as const) : null,
}));

test.each<[string, Partial<RowFilter>, string]>([
  ['nothing', {}, 'g1 g2 g3 r1 r2 r3'],
  ['what succeeded', { outcome: 'succeeded' }, 'g1 g2 r1'],
  ['what failed', { outcome: 'failed' }, 'g3 r2 r3'],
  ['a type', { type: 'refund' }, 'r1 r2 r3'],
  ['a reason', { reason: 'UNAVAILABLE' }, 'g3 r3'],
  ['what passed', { checks: 'passed' }, 'g1'],
  ['what did not pass', { checks: 'not' }, 'g2 r1'],
  ['what did not pass one check', { checks: 'not:schema' }, 'r1'],
  ['what did not pass a check that all passed', { checks: 'not:contains' }, ''],
  ['what has no check', { checks: 'none' }, 'g3 r2 r3'],
  ['what improved', { change: 'improvement' }, 'g1'],
  ['all of it at once', { outcome: 'failed', type: 'refund', reason: 'SAFETY', checks: 'none' }, 'r2'],
  ['what contradicts itself', { outcome: 'failed', checks: 'passed' }, ''],
])('isWanted: asked for %s', (_, filter, keys) => {
  const wanted = rows.filter((row) => isWanted(row, { ...noFilter, ...filter }));
  expect(wanted.map(({ key }) => `${key[0]}${key.at(-1)}`).join(' ')).toBe(keys);
});

test.each([
  ['gsm8k-00', 3],
  ['overloaded', 2],
  ['safety', 1],
  ['', 6],
  ['nowhere', 0],
])('showsText: "%s" in key, reason or message', (text, count) => {
  expect(rows.filter((row) => showsText(row, text))).toHaveLength(count);
});
