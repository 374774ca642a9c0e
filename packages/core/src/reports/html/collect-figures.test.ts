import { expect, test } from 'vitest';
import { htmlSamples, sampleDetail } from '../../../../../test/support/html-samples.ts';
import type { Report } from '../../analyzer/report.ts';
import type { Result } from '../../analyzer/result.ts';
import { priceTable } from '../../pricing/price-table.ts';
import { collectFigures } from './collect-figures.ts';
import { requestCost } from './request-cost.ts';

const { report } = htmlSamples.compared;

async function figuresOf(results: readonly Result[], of: Report = report, costOf = requestCost(of, priceTable)) {
  async function* read() {
    yield* results;
  }
  return await collectFigures(read(), of, costOf);
}

const resultsOf = (sample: keyof typeof htmlSamples) => htmlSamples[sample].details.map(({ result }) => result);

test('collectFigures names the keys of each reason and of each set of checks, most of them first', async () => {
  const { total, failedKeys, failedChecks } = await figuresOf(resultsOf('compared'));
  expect(total).toBe(200);
  expect([...failedKeys].map(([reason, { count }]) => [reason, count])).toEqual([
    ['UNAVAILABLE', 12],
    ['SAFETY', 2],
    ['MISSING', 1],
    ['INVALID_ARGUMENT', 1],
  ]);
  expect([...failedChecks].map(([checks, { count }]) => [checks, count])).toEqual([
    ['number', 8],
    ['json · schema', 2],
    ['maxChars', 1],
  ]);
});

test('collectFigures counts what a reader looks for: what failed, did not pass, or changed', async () => {
  expect((await figuresOf(resultsOf('compared'))).notable).toBe(16 + 11 + 1);
  expect((await figuresOf(resultsOf('compared'), { ...report, comparison: null })).notable).toBe(16 + 11);
});

test('collectFigures counts every key and names the first 200', async () => {
  const many = Array.from({ length: 300 }, (_, index) =>
    sampleDetail(`k-${index}`, { outcome: 'failed', reason: 'OTHER' }),
  ).map(({ result }) => result);
  const named = (await figuresOf(many)).failedKeys.get('OTHER');
  expect([named?.count, named?.keys.length, named?.keys[199]]).toEqual([300, 200, 'k-199']);
});

const known = resultsOf('compared');
const second = known.map((result) => ({ ...result, attempt: 2 }));
const cost = report.cost;
const batch = cost?.batch ?? 0;
const costing = (batchUsd: number): Report => ({ ...report, cost: cost && { ...cost, batch: batchUsd } });

test.each([
  ['they add up to the cost of the run', known, costing(batch), true],
  ['they add up to less, and nothing else was paid', known, costing(batch * 1.1), false],
  ['they add up to less, as earlier attempts were paid too', second, costing(batch * 1.1), true],
  ['they add up to more', second, costing(batch * 0.9), false],
  ['the cost of the run is not known', known, { ...report, cost: null }, false],
  ['a price is not known', known.map((result) => ({ ...result, modelVersion: 'gemini-9' })), costing(batch), false],
])('collectFigures tells what single requests cost when %s', async (_, results, of, isTold) => {
  const sorted = (await figuresOf(results, of)).costs;
  expect(sorted !== null).toBe(isTold);
  if (sorted !== null) expect([...sorted]).toEqual([...sorted].sort((a, b) => a - b));
});
