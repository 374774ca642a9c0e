import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRepeatedAnswers } from './repeated-answers.ts';

/** `hash` of the answer, and the request: each line has a key of its own, `k0`, `k1`, … */
function reportOf(lines: readonly (readonly [hash: number, request: string])[], succeeded = lines.length) {
  const repeated = createRepeatedAnswers();
  for (const [index, [hash, request]] of lines.entries()) repeated.add(hash, `k${index}`, request);
  return repeated.report(succeeded);
}

const nothing = { answers: 0, keys: 0, examples: [] };

test('createRepeatedAnswers: one answer to three different requests is pointed out', () => {
  const lines = [
    [1, 'a'],
    [2, 'b'],
    [1, 'c'],
    [1, 'd'],
  ] as const;
  expect(reportOf(lines)).toEqual({ answers: 1, keys: 3, examples: ['k0', 'k2', 'k3'] });
});

test.each<[string, readonly (readonly [number, string])[], number]>([
  [
    'to two requests only',
    [
      [1, 'a'],
      [1, 'b'],
      [2, 'c'],
    ],
    3,
  ],
  ['to one request that was sent many times', Array.from({ length: 50 }, () => [1, 'a'] as const), 50],
  ['to two requests that were sent many times', Array.from({ length: 50 }, (_, at) => [1, `${at % 2}`] as const), 50],
  [
    'that is rare in a large run',
    [
      [1, 'a'],
      [1, 'b'],
      [1, 'c'],
    ],
    301,
  ],
  ['that never came twice', Array.from({ length: 50 }, (_, at) => [at, `${at}`] as const), 50],
])('createRepeatedAnswers: an answer %s is not', (_, lines, succeeded) => {
  expect(reportOf(lines, succeeded)).toEqual(nothing);
});

test('createRepeatedAnswers names ten keys at most, those of the most frequent answer first', () => {
  const lines = Array.from({ length: 40 }, (_, at) => [at % 4 === 0 ? 1 : 2, `${at}`] as const);
  const { answers, keys, examples } = reportOf(lines);
  expect([answers, keys]).toEqual([2, 40]);
  expect(examples).toEqual(['k1', 'k2', 'k3', 'k5', 'k6', 'k7', 'k9', 'k10', 'k11', 'k13']);
});

test('createRepeatedAnswers agrees with counting all of them, as long as it keeps them all', () => {
  const lines = fc.array(fc.tuple(fc.nat({ max: 8 }), fc.constantFrom('a', 'b', 'c', 'd', 'e')), { maxLength: 80 });
  fc.assert(
    fc.property(lines, (all) => {
      const keysOf = [...Map.groupBy(all, ([hash]) => hash).values()].filter(
        (same) => new Set(same.map(([, request]) => request)).size >= 3 && same.length >= all.length / 100,
      );
      const { answers, keys } = reportOf(all);
      expect(answers).toBe(keysOf.length);
      expect(keys).toBe(keysOf.reduce((sum, { length }) => sum + length, 0));
    }),
  );
});

test('createRepeatedAnswers finds an answer that begins late in a run of more answers than it keeps', () => {
  const kept = 100;
  const repeated = createRepeatedAnswers(kept);
  const total = 10_000;
  for (let at = 0; at < total; at += 1) {
    const same = at > total / 2 && at % 10 === 0;
    repeated.add(same ? -1 : at, `k${at}`, `${at}`);
  }
  const { answers, keys } = repeated.report(total);
  expect(answers).toBe(1);
  expect(keys).toBeLessThanOrEqual(499);
  expect(keys).toBeGreaterThanOrEqual(499 - total / (kept / 2));
});
