import { expect, test } from 'vitest';
import { adviceFor } from './waiting-advice.ts';

const minute = 60_000;

test.each([
  ['PENDING', 0, null],
  ['PENDING', 30 * minute - 1, null],
  ['PENDING', 30 * minute, 'pending-is-normal'],
  ['PENDING', 120 * minute - 1, 'pending-is-normal'],
  ['PENDING', 120 * minute, 'what-can-be-done'],
  ['RUNNING', 30 * minute, null],
  ['RUNNING', 120 * minute - 1, null],
  ['RUNNING', 120 * minute, 'what-can-be-done'],
  ['UNSPECIFIED', 120 * minute, 'what-can-be-done'],
])('adviceFor: %s after %i ms: %s', (state, waitedMs, advice) => {
  expect(adviceFor(state, waitedMs)).toBe(advice);
});
