import { expect, test } from 'vitest';
import { tierFits, tierNeeded } from './tier-fit.ts';

const million = 1_000_000;
const lite = 'gemini-3.5-flash-lite';

function fits(model: string, tokens: readonly number[], more: { atOnce?: number; costUsd?: number | null } = {}) {
  return tierFits(model, { tokens, atOnce: 100, costUsd: 1, ...more });
}

const jobsOf = (count: number, tokens: number) => Array.from({ length: count }, () => tokens);

test.each([
  ['one small job', [100], ['at-once', 'at-once', 'at-once'], [1, 1, 1], 1],
  ['jobs that fill tier 1', jobsOf(5, 2 * million), ['at-once', 'at-once', 'at-once'], [1, 1, 1], 1],
  ['one job more than that', jobsOf(6, 2 * million), ['in-waves', 'at-once', 'at-once'], [2, 1, 1], 2],
  ['a job above tier 1', [11 * million], ['job-too-large', 'at-once', 'at-once'], [null, 1, 1], 2],
  ['more than tier 3 takes', jobsOf(600, 2 * million), ['in-waves', 'in-waves', 'in-waves'], [120, 6, 6], 1],
  ['101 tiny jobs, above the limit of jobs', jobsOf(101, 1), ['in-waves', 'in-waves', 'in-waves'], [2, 2, 2], 1],
])('tierFits: %s', (_, tokens, fit, waves, needed) => {
  const found = fits(lite, tokens);
  expect(found.map((each) => each.fit)).toEqual(fit);
  expect(found.map((each) => each.waves)).toEqual(waves);
  expect(tierNeeded(found)?.tier).toBe(needed);
});

test('tierFits: a run that keeps few jobs at once takes more waves', () => {
  expect(fits(lite, jobsOf(10, 1), { atOnce: 3 }).map(({ waves }) => waves)).toEqual([4, 4, 4]);
});

test.each(['gemini-3.8-flash', 'gemini-4-argon', 'gemini-9', 'toString', ''])(
  'tierFits: of "%s" no source tells a limit, and none is made up',
  (model) => {
    const found = fits(model, [1]);
    expect(found.map(({ fit, enqueuedTokens }) => [fit, enqueuedTokens])).toEqual(
      jobsOf(3, 0).map(() => ['unknown', null]),
    );
    expect(tierNeeded(found)).toBeNull();
  },
);

test('tierFits: of 3.7-flash only tier 1 is known', () => {
  expect(fits('gemini-3.7-flash', [4 * million]).map(({ fit }) => fit)).toEqual([
    'job-too-large',
    'unknown',
    'unknown',
  ]);
});

test.each([
  [null, [null, null, null]],
  [9, [false, false, false]],
  [11, [true, false, false]],
  [201, [true, true, true]],
])('tierFits: a cost of %j against what may be spent in ten minutes', (costUsd, above) => {
  expect(fits(lite, [1], { costUsd }).map(({ aboveSpendLimit }) => aboveSpendLimit)).toEqual(above);
});
