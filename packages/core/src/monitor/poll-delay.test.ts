import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pollDelayMs, pollPolicy } from './poll-delay.ts';

test.each([
  ['the service is not asked more often than every two seconds', false, 30, 2_000, 30_000],
  ['an emulator may be asked at once', true, 30, 100, 30_000],
  ['no wait exceeds the interval', false, 5, 2_000, 5_000],
  ['the floor of the service stands below a shorter interval too', false, 0.01, 2_000, 2_000],
  ['nor at an emulator', true, 0.05, 50, 50],
])('pollPolicy: %s', (_what, emulated, intervalSeconds, firstDelayMs, longestDelayMs) => {
  expect(pollPolicy(emulated, intervalSeconds)).toEqual({ firstDelayMs, longestDelayMs });
});

test('pollDelayMs is half as long again each time, up to the ceiling', () => {
  const delays = Array.from({ length: 9 }, (_, looks) => pollDelayMs(looks, pollPolicy(false, 30)));
  expect(delays).toEqual([2_000, 3_000, 4_500, 6_750, 10_125, 15_187.5, 22_781.25, 30_000, 30_000]);
});

test('pollDelayMs never passes the ceiling, however long it goes on', () => {
  const policy = pollPolicy(false, 30);
  fc.assert(
    fc.property(fc.nat(100_000), (looks) => {
      expect(pollDelayMs(looks, policy)).toBeGreaterThanOrEqual(2_000);
      expect(pollDelayMs(looks, policy)).toBeLessThanOrEqual(30_000);
    }),
  );
});
