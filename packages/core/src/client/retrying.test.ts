import { expect, test } from 'vitest';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { retrying } from './retrying.ts';

/** A clock that never really waits and tells how long it was asked to. */
function recordingClock() {
  const sleeps: number[] = [];
  const sleep = async (delayMs: number, signal?: AbortSignal) => {
    signal?.throwIfAborted();
    sleeps.push(delayMs);
  };
  return { now: () => 0, sleep, sleeps };
}

const overloaded = new GeminiBatchError('overloaded', { message: 'busy' });

/** Fails so often, then answers. */
function failing(times: number, error: Error) {
  let calls = 0;
  const call = async () => {
    calls += 1;
    if (calls <= times) throw error;
    return calls;
  };
  return { call, calls: () => calls };
}

test('retrying gives the answer of the first attempt that has one', async () => {
  const clock = recordingClock();
  expect(await retrying(failing(2, overloaded).call, { clock })).toBe(3);
  const [first = 0, second = 0] = clock.sleeps;
  expect(clock.sleeps).toHaveLength(2);
  expect(first).toBeGreaterThanOrEqual(500);
  expect(first).toBeLessThanOrEqual(1_000);
  expect(second).toBeGreaterThanOrEqual(1_000);
  expect(second).toBeLessThanOrEqual(2_000);
});

test('retrying waits as long as the error asks', async () => {
  const clock = recordingClock();
  const asked = new GeminiBatchError('quota-exceeded', { message: 'slow down' }, { retryAfterMs: 37_000 });
  await retrying(failing(2, asked).call, { clock });
  expect(clock.sleeps).toEqual([37_000, 37_000]);
});

test('retrying tells of each failure before it waits', async () => {
  const clock = recordingClock();
  const told: unknown[] = [];
  const asked = new GeminiBatchError('quota-exceeded', { message: 'slow down' }, { retryAfterMs: 1_500 });
  await retrying(failing(2, asked).call, { clock, onRetry: (error, delayMs) => told.push([error.code, delayMs]) });
  expect(told).toEqual([
    ['quota-exceeded', 1_500],
    ['quota-exceeded', 1_500],
  ]);
});

test('retrying throws the last error after five attempts', async () => {
  const clock = recordingClock();
  const { call, calls } = failing(99, overloaded);
  await expect(retrying(call, { clock })).rejects.toBe(overloaded);
  expect([calls(), clock.sleeps.length]).toEqual([5, 4]);
});

test.each([
  ['a refusal', new GeminiBatchError('request-refused', { message: 'no' })],
  ['a key that may not', new GeminiBatchError('key-forbidden', { message: 'no' })],
  ['an error that is not ours', new TypeError('a bug')],
])('retrying does not repeat %s', async (_what, error) => {
  const clock = recordingClock();
  const { call, calls } = failing(1, error);
  await expect(retrying(call, { clock })).rejects.toBe(error);
  expect([calls(), clock.sleeps.length]).toEqual([1, 0]);
});

test('retrying ends with the reason of an abort while it waits', async () => {
  const signal = AbortSignal.abort(new Error('interrupted'));
  await expect(retrying(failing(1, overloaded).call, { clock: recordingClock(), signal })).rejects.toThrow(
    'interrupted',
  );
});
