import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { memoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import { type AnswerLease, leaseMs, takeLease } from './answer-lease.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

async function taken(store: Store): Promise<AnswerLease> {
  const lease = await takeLease(store, 'job');
  if ('heldForMs' in lease) {
    throw new Error('The lease is held');
  }
  return lease;
}

test('takeLease gives a job to one at a time, for as long as it is renewed', async () => {
  const store = memoryStore();
  const one = await taken(store);
  expect(await takeLease(store, 'job')).toEqual({ heldForMs: leaseMs });
  vi.advanceTimersByTime(leaseMs - 1);
  expect(await one.renew()).toBe(true);
  vi.advanceTimersByTime(leaseMs - 1);
  expect(await takeLease(store, 'job')).toEqual({ heldForMs: 1 });
  vi.advanceTimersByTime(1);
  const other = await taken(store);
  expect([one.generation, other.generation]).toEqual([1, 2]);
  expect(await one.renew()).toBe(false);
  expect(await other.renew()).toBe(true);
});

test('takeLease gives a job that was released at once, to one of those who come together', async () => {
  const store = memoryStore();
  await (await taken(store)).release();
  const leases = await Promise.all(Array.from({ length: 5 }, () => takeLease(store, 'job')));
  expect(leases.filter((lease) => 'generation' in lease)).toMatchObject([{ generation: 2 }]);
});

test('a lease cannot be renewed once the job is gone', async () => {
  const store = memoryStore();
  const lease = await taken(store);
  await store.remove('completions', 'lease-job-1');
  expect(await lease.renew()).toBe(false);
});
