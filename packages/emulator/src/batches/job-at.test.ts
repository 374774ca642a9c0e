import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jobAt } from './job-at.ts';

const record = { id: 'job', createTimeMs: 1_000_000, requestCount: 50, speed: 1 };

test('jobAt passes from pending over running to succeeded', () => {
  const { startTimeMs, endTimeMs } = jobAt(record, record.createTimeMs);
  const states = [record.createTimeMs, startTimeMs - 1, startTimeMs, endTimeMs - 1, endTimeMs, endTimeMs + 1e9].map(
    (nowMs) => jobAt(record, nowMs).state.replace('BATCH_STATE_', ''),
  );
  expect(states).toEqual(['PENDING', 'PENDING', 'RUNNING', 'RUNNING', 'SUCCEEDED', 'SUCCEEDED']);
});

test('jobAt queues for one to two minutes and runs for one and a half with 50 requests', () => {
  const { startTimeMs, endTimeMs } = jobAt(record, record.createTimeMs);
  expect(startTimeMs - record.createTimeMs).toBeGreaterThanOrEqual(60_000);
  expect(startTimeMs - record.createTimeMs).toBeLessThanOrEqual(120_000);
  expect(endTimeMs - startTimeMs).toBe(90_000);
});

test.each([
  [100, 120],
  [400, 240],
  [10_000, 1200],
])('jobAt runs %i requests in %i s', (requestCount, seconds) => {
  const { startTimeMs, endTimeMs } = jobAt({ ...record, requestCount }, 0);
  expect((endTimeMs - startTimeMs) / 1000).toBe(seconds);
});

test('jobAt takes some three seconds for 50 requests at speed 60', () => {
  const { endTimeMs } = jobAt({ ...record, speed: 60 }, 0);
  expect(endTimeMs - record.createTimeMs).toBeGreaterThan(2400);
  expect(endTimeMs - record.createTimeMs).toBeLessThan(3600);
});

test('jobAt heeds a cancel before the end, not one after it', () => {
  const { endTimeMs } = jobAt(record, 0);
  expect(jobAt({ ...record, cancelTimeMs: endTimeMs - 1 }, endTimeMs + 5)).toMatchObject({
    state: 'BATCH_STATE_CANCELLED',
    endTimeMs: endTimeMs - 1,
  });
  expect(jobAt({ ...record, cancelTimeMs: endTimeMs }, endTimeMs + 5).state).toBe('BATCH_STATE_SUCCEEDED');
});

test('jobAt never goes back', () => {
  const order = ['BATCH_STATE_PENDING', 'BATCH_STATE_RUNNING', 'BATCH_STATE_SUCCEEDED'];
  fc.assert(
    fc.property(fc.string(), fc.nat(20_000), fc.nat(3_000_000), fc.nat(3_000_000), (id, requestCount, one, two) => {
      const at = (ms: number): number => order.indexOf(jobAt({ ...record, id, requestCount }, 1_000_000 + ms).state);
      expect(at(Math.min(one, two))).toBeLessThanOrEqual(at(Math.max(one, two)));
    }),
  );
});
