import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DeliveryAttempt, nextAttempt } from './next-attempt.ts';

const delivery = { createTimeMs: 1_000_000, speed: 1 };

/** When the attempts of a delivery are made, in seconds after the first, when each has this end. */
function course(status: number | null | undefined, speed = 1): number[] {
  const attempts: DeliveryAttempt[] = [];
  for (;;) {
    const next = nextAttempt({ ...delivery, speed }, attempts);
    if (next === undefined) {
      return attempts.map(({ timeMs }) => (timeMs - delivery.createTimeMs) / 1000);
    }
    expect(next.number).toBe(attempts.length + 1);
    attempts.push({ timeMs: next.dueTimeMs, status });
  }
}

test.each([500, 404, 410, 301, 100, null])(
  'after %s the example of Standard Webhooks is followed for a day',
  (status) => {
    const minute = 60;
    const hour = 3600;
    expect(course(status)).toEqual([
      0,
      5,
      5 * minute + 5,
      35 * minute + 5,
      2 * hour + 35 * minute + 5,
      7 * hour + 35 * minute + 5,
      17 * hour + 35 * minute + 5,
    ]);
  },
);

test.each([200, 204, 299])('after a %i there is no other attempt', (status) => {
  expect(course(status)).toEqual([0]);
});

test('speed shortens the pauses, but an attempt without an end is given half a minute', () => {
  expect(course(500, 60)[2]).toBeCloseTo(305 / 60, 2);
  expect(course(undefined, 60).slice(0, 4)).toEqual([0, 30, 60, 90]);
  expect(course(undefined, 60)[4]).toBe(90 + 120);
});

test('a retry is never due before the attempt that it follows, and there are seven at most', () => {
  const attempt = fc.record({ timeMs: fc.nat(), status: fc.option(fc.integer({ min: 100, max: 599 })) });
  fc.assert(
    fc.property(
      fc.array(attempt, { minLength: 1, maxLength: 10 }),
      fc.double({ min: 0.001, max: 1e9, noNaN: true }),
      (attempts, speed) => {
        const next = nextAttempt({ createTimeMs: 0, speed }, attempts);
        if (next !== undefined) {
          expect(next.dueTimeMs).toBeGreaterThanOrEqual(attempts.at(-1)?.timeMs ?? 0);
          expect(next.number).toBeLessThanOrEqual(7);
        }
      },
    ),
  );
});
