import { expect, test } from 'vitest';
import { formatPoints, formatPValue, formatShare } from './format-changes.ts';

test.each([
  [1, 'p = 1.0000'],
  [0.0312, 'p = 0.0312'],
  [0.05, 'p = 0.0500'],
  [0.049999, 'p = 0.049999'],
  [0.0499999999, 'p = 0.0499999999000000'],
  [0.0001, 'p = 0.0001'],
  [0.00009, 'p < 0.0001'],
  [0, 'p < 0.0001'],
])('formatPValue of %d is "%s": the side of 0.05 is seen', (pValue, text) => {
  expect(formatPValue(pValue)).toBe(text);
});

test.each([
  [0, '0.00'],
  [-0, '0.00'],
  [0.0125, '+1.25'],
  [-0.5, '-50.00'],
  [1e-6, '+0.0001'],
  [-1e-6, '-0.0001'],
  [1e-17, '0.00'],
])('formatPoints of %d is "%s"', (delta, text) => {
  expect(formatPoints(delta)).toBe(text);
});

test.each([
  [100, 110, '+10.00%'],
  [100, 100, '0.00%'],
  [3, 0, '-100.00%'],
  [0, 5, null],
])('formatShare from %d to %d is %j', (from, to, text) => {
  expect(formatShare(from, to)).toBe(text);
});
