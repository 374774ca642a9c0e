import fc from 'fast-check';
import { expect, test } from 'vitest';
import { histogram } from './histogram.ts';

test('histogram of nothing is null', () => {
  expect(histogram([], 1)).toBeNull();
});

test('histogram of one value: one bar', () => {
  expect(histogram([7, 7, 7], 1)).toMatchObject({ from: 7, step: 1, counts: [3], isOpen: false, p50: 7, max: 7 });
});

test('histogram has bars of a round width, and empty ones between', () => {
  expect(histogram([0, 3, 4, 95], 1)).toMatchObject({ from: 0, step: 5, isOpen: false });
  expect(histogram([0, 3, 4, 95], 1)?.counts).toEqual([3, ...new Array(18).fill(0), 1]);
});

test('histogram puts what is far above all others into a last bar without an end', () => {
  const values = [...Array.from({ length: 200 }, (_, index) => 100 + index), 100_000];
  const found = histogram(values, 1);
  expect(found).toMatchObject({ from: 100, step: 10, isOpen: true, max: 100_000 });
  expect(found?.counts.at(-1)).toBe(1 + values.filter((value) => value >= 300 && value < 1000).length);
});

test('histogram counts every value once, in bars that are neither too few nor too many', () => {
  const values = fc.array(fc.oneof(fc.nat(500), fc.nat(2_000_000)), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.constantFrom(1, 1e-9), (found, unit) => {
      const sorted = found.map((value) => value * unit).sort((a, b) => a - b);
      const bars = histogram(sorted, unit);
      expect(bars?.counts.reduce((sum, count) => sum + count, 0)).toBe(sorted.length);
      expect(bars?.counts.length).toBeLessThanOrEqual(50);
      expect(bars?.from).toBeLessThanOrEqual((sorted[0] ?? 0) + unit / 2);
      const end = (bars?.from ?? 0) + (bars?.step ?? 0) * (bars?.counts.length ?? 0);
      if (bars?.isOpen === false) expect(end).toBeGreaterThan((sorted.at(-1) ?? 0) - unit / 2);
    }),
  );
});
