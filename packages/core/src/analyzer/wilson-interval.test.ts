import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percentile } from './percentile.ts';
import { wilsonInterval } from './wilson-interval.ts';

// R. G. Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven methods",
// Statistics in Medicine 17 (1998), 857-872, table I, method 3 (score, without continuity correction).
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('wilsonInterval of %i in %i is the published %d to %d', (successes, total, low, high) => {
  const interval = wilsonInterval(successes, total);
  expect(interval[0]).toBeCloseTo(low, 4);
  expect(interval[1]).toBeCloseTo(high, 4);
});

test('wilsonInterval of nothing is everything', () => {
  expect(wilsonInterval(0, 0)).toEqual([0, 1]);
});

const counts = fc
  .tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.nat())
  .map(([total, pick]) => [pick % (total + 1), total] as const);

test('wilsonInterval holds the rate, lies in [0, 1], and reaches an end exactly when all or none succeeded', () => {
  fc.assert(
    fc.property(counts, ([successes, total]) => {
      const [low, high] = wilsonInterval(successes, total);
      const rate = successes / total;
      expect(low).toBeLessThanOrEqual(rate);
      expect(high).toBeGreaterThanOrEqual(rate);
      expect(low === 0).toBe(successes === 0);
      expect(high === 1).toBe(successes === total);
      expect(high).toBeGreaterThan(low);
    }),
  );
});

test('wilsonInterval of failures mirrors that of successes', () => {
  fc.assert(
    fc.property(counts, ([successes, total]) => {
      const [low, high] = wilsonInterval(successes, total);
      const [mirroredLow, mirroredHigh] = wilsonInterval(total - successes, total);
      expect(mirroredLow).toBeCloseTo(1 - high, 10);
      expect(mirroredHigh).toBeCloseTo(1 - low, 10);
    }),
  );
});

test.each([
  [[], 0.5, 0],
  [[7], 0.5, 7],
  [[7], 0.99, 7],
  [[1, 2], 0.5, 1],
  [[1, 2, 3], 0.5, 2],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.99, 10],
  [[1, 2, 3], 0, 1],
  [[1, 2, 3], 1, 3],
])('percentile of %j at %d is %d', (sorted, part, value) => {
  expect(percentile(sorted, part)).toBe(value);
});

test('percentile is the smallest value that so many do not exceed', () => {
  const values = fc.array(fc.integer(), { minLength: 1 }).map((list) => list.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(values, fc.constantFrom(0.5, 0.9, 0.99), (sorted, part) => {
      const value = percentile(sorted, part);
      expect(sorted).toContain(value);
      expect(sorted.filter((other) => other <= value).length).toBeGreaterThanOrEqual(part * sorted.length - 1e-9);
      expect(sorted.filter((other) => other < value).length).toBeLessThan(part * sorted.length + 1e-9);
    }),
  );
});
