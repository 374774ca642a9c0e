import { expect, test } from 'vitest';
import { judgeGates, verdictOf } from './judge-gates.ts';

const measured = { successRate: 0.95, passRate: 0.8, costUsd: 1.5, comparison: null, cancelled: false };

test.each([
  ['above', 0.91, 'pass'],
  ['exactly at', 27 / 30, 'pass'],
  ['below', 0.89, 'fail'],
])('judgeGates without any gate: a success rate %s 0.9', (_, successRate, verdict) => {
  expect(judgeGates({}, { ...measured, successRate })).toEqual([
    { name: 'minSuccessRate', threshold: 0.9, actual: successRate, verdict },
  ]);
});

test('judgeGates: a gate on a rate takes the place of the default one; a limit of cost does not', () => {
  const low = { ...measured, successRate: 0.1 };
  expect(judgeGates({ minPassRate: 0.5 }, low).map(({ name }) => name)).toEqual(['minPassRate']);
  expect(judgeGates({ maxCostUsd: 2 }, low).map(({ name }) => name)).toEqual(['minSuccessRate', 'maxCostUsd']);
});

test.each([
  [{ minSuccessRate: 0.95 }, 'pass'],
  [{ minSuccessRate: 0.96 }, 'fail'],
  [{ minSuccessRate: 0 }, 'pass'],
  [{ minSuccessRate: 1 }, 'fail'],
  [{ minPassRate: 0.8 }, 'pass'],
  [{ minPassRate: 0.81 }, 'fail'],
  [{ maxCostUsd: 1.5 }, 'pass'],
  [{ maxCostUsd: 1.49 }, 'fail'],
  [{ maxCostUsd: 0 }, 'fail'],
  [{ minSuccessRate: 0.5, minPassRate: 0.5, maxCostUsd: 2 }, 'pass'],
  [{ minSuccessRate: 0.5, minPassRate: 0.9, maxCostUsd: 2 }, 'fail'],
])('verdictOf: gates %j give %s', (gates, verdict) => {
  const judged = judgeGates(gates, measured);
  expect(judged.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(gates)));
  expect(verdictOf(judged)).toBe(verdict);
});

const worse = { regressionCount: 6, improvementCount: 0, pValue: 0.03125 };

test.each([
  [{ maxRegressions: 6 }, worse, 6, 'pass'],
  [{ maxRegressions: 5 }, worse, 6, 'fail'],
  [{ maxRegressions: 0 }, { regressionCount: 0, improvementCount: 0, pValue: 1 }, 0, 'pass'],
  [{ maxRegressions: 5 }, null, null, 'inconclusive'],
  [{ maxRegressions: 5 }, { regressionCount: 0, improvementCount: 0, pValue: null }, null, 'inconclusive'],
  [{ noRegression: true }, worse, 0.03125, 'fail'],
  [{ noRegression: true }, { regressionCount: 0, improvementCount: 6, pValue: 0.03125 }, 1, 'pass'],
  [{ noRegression: true }, { regressionCount: 5, improvementCount: 0, pValue: 0.0625 }, 0.0625, 'pass'],
  [{ noRegression: true }, null, null, 'inconclusive'],
  [{ noRegression: true }, { regressionCount: 0, improvementCount: 0, pValue: null }, null, 'inconclusive'],
])('judgeGates: %j with %j', (gates, comparison, actual, verdict) => {
  const [rate, gate] = judgeGates(gates, { ...measured, comparison });
  expect(rate).toMatchObject({ name: 'minSuccessRate', verdict: 'pass' });
  expect(gate).toMatchObject({ name: Object.keys(gates)[0], actual, verdict });
  const cancelled = judgeGates(gates, { ...measured, comparison, cancelled: true });
  expect(cancelled[1]).toMatchObject({ actual: null, verdict: 'inconclusive' });
});

test('judgeGates: noRegression that is false is none', () => {
  expect(judgeGates({ noRegression: false }, measured)).toEqual(judgeGates({}, measured));
});

test.each([
  [{ minPassRate: 0.5 }, { ...measured, passRate: null }, 'inconclusive'],
  [{ maxCostUsd: 2 }, { ...measured, costUsd: null }, 'inconclusive'],
  [{ maxCostUsd: 2, minSuccessRate: 0.99 }, { ...measured, costUsd: null }, 'fail'],
  [{ maxCostUsd: 2, minSuccessRate: 0.5 }, { ...measured, costUsd: null }, 'inconclusive'],
  [{ minSuccessRate: 0.5 }, { ...measured, passRate: null, costUsd: null }, 'pass'],
  [{ minSuccessRate: 0.99, minPassRate: 0.99 }, { ...measured, cancelled: true }, 'inconclusive'],
  [{ minSuccessRate: 0.99, maxCostUsd: 1 }, { ...measured, cancelled: true }, 'fail'],
])('verdictOf: gates %j with %j not all known give %s', (gates, known, verdict) => {
  expect(verdictOf(judgeGates(gates, known))).toBe(verdict);
});
