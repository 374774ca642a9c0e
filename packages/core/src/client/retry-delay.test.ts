import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultRetryPolicy, retryDelayMs } from './retry-delay.ts';

test.each([
  [1, 0, 500],
  [1, 0.5, 750],
  [2, 0, 1_000],
  [3, 0, 2_000],
  [4, 0, 4_000],
  [4, 0.5, 6_000],
])(
  'retryDelayMs: attempt %i waits longer each time, chance %f adds to half of it: %i ms',
  (attempt, random, delayMs) => {
    expect(retryDelayMs(attempt, null, random)).toBe(delayMs);
  },
);

test('retryDelayMs gives up after the last attempt, whatever was asked', () => {
  expect(retryDelayMs(5, null, 0.5)).toBeNull();
  expect(retryDelayMs(5, 10, 0.5)).toBeNull();
  expect(retryDelayMs(1, null, 0, { attempts: 1, firstDelayMs: 1, longestDelayMs: 1, longestAskedMs: 1 })).toBeNull();
});

test.each([0, 37_000, 90_000])('retryDelayMs waits as long as the service asks: %i ms', (askedMs) => {
  expect(retryDelayMs(1, askedMs, 0.9)).toBe(askedMs);
});

test('retryDelayMs gives up when the service asks for more than five minutes', () => {
  expect(retryDelayMs(1, 300_001, 0.5)).toBeNull();
});

test('retryDelayMs stays between half the longest delay and the longest delay once that is reached', () => {
  const policy = { ...defaultRetryPolicy, attempts: 2_000 };
  fc.assert(
    fc.property(
      fc.integer({ min: 7, max: 1_999 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempt, chance) => {
        const delayMs = retryDelayMs(attempt, null, chance, policy);
        expect(delayMs).toBeGreaterThanOrEqual(30_000);
        expect(delayMs).toBeLessThanOrEqual(60_000);
      },
    ),
  );
});
