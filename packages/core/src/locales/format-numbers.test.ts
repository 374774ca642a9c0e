import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationParts, formatCount, formatDuration, formatRate, formatUsd } from './format-numbers.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1_000, '1,000'],
  [12_345_678, '12,345,678'],
  [2.6, '3'],
])('formatCount: %d is %s', (value, text) => {
  expect(formatCount(value)).toBe(text);
});

test.each([
  [0, '0.00%'],
  [0.5, '50.00%'],
  [0.93333, '93.33%'],
  [0.9999, '99.99%'],
  [0.99995, '99.99%'],
  [1 - Number.EPSILON, '99.99%'],
  [1, '100.00%'],
])('formatRate: %d is %s', (rate, text) => {
  expect(formatRate(rate)).toBe(text);
});

test('formatRate says 100% of all only', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (rate) => {
      expect(formatRate(rate)).toMatch(/^\d{1,2}\.\d\d%$/);
    }),
  );
});

test.each([
  [-0.079427, '-$0.0794'],
  [-1234.5, '-$1,234.50'],
  [0, '$0.00'],
  [0.0000012, '$0.000001'],
  [0.0010571, '$0.001057'],
  [0.0123456, '$0.0123'],
  [1, '$1.00'],
  [1234.567, '$1,234.57'],
  [6_144_940, '$6,144,940.00'],
])('formatUsd: %d is %s', (usd, text) => {
  expect(formatUsd(usd)).toBe(text);
});

test.each([
  [0, '0s'],
  [0.0012, '0.0012s'],
  [0.456, '0.46s'],
  [0.999, '1s'],
  [3.44, '3.4s'],
  [9.96, '10s'],
  [10.4, '10s'],
  [59.6, '1m0s'],
  [307, '5m7s'],
  [3_600, '1h0m0s'],
  [3_723, '1h2m3s'],
  [90_061, '25h1m1s'],
])('formatDuration: %d seconds are %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

test('durationParts: minutes and seconds never reach 60', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), (totalSeconds) => {
      const { hours, minutes, seconds } = durationParts(totalSeconds);
      expect(minutes).toBeLessThan(60);
      expect(seconds).toBeLessThan(60);
      expect(Math.abs(hours * 3600 + minutes * 60 + seconds - totalSeconds)).toBeLessThanOrEqual(0.51);
    }),
  );
});

test.each([0.00000005, 0.0000001, 0.000001])(
  'formatDuration: %d seconds are written without an exponent',
  (seconds) => {
    expect(formatDuration(seconds)).toMatch(/^[\d.]+s$/);
  },
);
