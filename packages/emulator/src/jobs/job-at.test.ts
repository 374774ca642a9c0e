import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeChoices } from '../choices.ts';
import type { JobFate } from '../rules/fault-rule.ts';
import { type Course, jobAt } from './job-at.ts';

const settings = { speed: 1, seed: 1, choices: completeChoices({}) };
const record: Course = { createTimeMs: 1_000_000, requestCount: 50, ordinal: 1, settings, fate: {} };
const hourMs = 3_600_000;

const stateAt = (course: Course, afterMs: number): string =>
  jobAt(course, course.createTimeMs + afterMs).state.replace('BATCH_STATE_', '');

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
  const { endTimeMs } = jobAt({ ...record, settings: { ...settings, speed: 60 } }, 0);
  expect(endTimeMs - record.createTimeMs).toBeGreaterThan(2400);
  expect(endTimeMs - record.createTimeMs).toBeLessThan(3600);
});

test('jobAt: a higher priority waits half as long, a lower one twice, unless it is ignored', () => {
  const queuedMs = (priority: string | undefined, choice: 'shortens-queue' | 'ignored'): number => {
    const choices = completeChoices({ priority: choice });
    return jobAt({ ...record, priority, settings: { ...settings, choices } }, 0).startTimeMs - record.createTimeMs;
  };
  const usualMs = queuedMs(undefined, 'shortens-queue');
  expect(queuedMs('3', 'shortens-queue')).toBe(Math.round(usualMs / 2));
  expect(queuedMs('-3', 'shortens-queue')).toBeCloseTo(usualMs * 2, -1);
  expect(queuedMs('3', 'ignored')).toBe(usualMs);
});

test('jobAt heeds a cancel before the end, not one after it', () => {
  const { endTimeMs } = jobAt(record, 0);
  expect(jobAt({ ...record, cancelTimeMs: endTimeMs - 1 }, endTimeMs + 5)).toMatchObject({
    state: 'BATCH_STATE_CANCELLED',
    isDone: true,
    endTimeMs: endTimeMs - 1,
  });
  expect(jobAt({ ...record, cancelTimeMs: endTimeMs }, endTimeMs + 5).state).toBe('BATCH_STATE_SUCCEEDED');
});

describe('jobAt with a fate', () => {
  test.each<[string, JobFate, readonly (readonly [number, string])[]]>([
    [
      'stuck pending',
      { stuck: { state: 'PENDING' } },
      [
        [47 * hourMs, 'PENDING'],
        [48 * hourMs, 'EXPIRED'],
      ],
    ],
    [
      'stuck running',
      { stuck: { state: 'RUNNING' } },
      [
        [300_000, 'RUNNING'],
        [47 * hourMs, 'RUNNING'],
        [48 * hourMs, 'EXPIRED'],
      ],
    ],
    [
      'without a state',
      { stuck: { state: 'UNSPECIFIED', seconds: 600 } },
      [
        [600_000, 'UNSPECIFIED'],
        [720_000, 'RUNNING'],
      ],
    ],
    [
      'pending for an hour more',
      { stuck: { state: 'PENDING', seconds: 3600 } },
      [
        [hourMs, 'PENDING'],
        [2 * hourMs, 'SUCCEEDED'],
      ],
    ],
    [
      'failing',
      { end: { state: 'FAILED' } },
      [
        [59_000, 'PENDING'],
        [hourMs, 'FAILED'],
      ],
    ],
    [
      'failing at once',
      { end: { state: 'FAILED', afterSeconds: 1 } },
      [
        [999, 'PENDING'],
        [1000, 'FAILED'],
      ],
    ],
    ['cancelled by the service', { end: { state: 'CANCELLED', afterSeconds: 7 } }, [[7000, 'CANCELLED']]],
    ['expiring early', { end: { state: 'EXPIRED' } }, [[hourMs, 'EXPIRED']]],
  ])('%s', (_what, fate, moments) => {
    const course = { ...record, fate };
    expect(moments.map(([afterMs]) => stateAt(course, afterMs))).toEqual(moments.map(([, state]) => state));
  });

  test('expires after 24 hours where that is chosen, and sooner at a higher speed', () => {
    const choices = completeChoices({ expiry: '24-hours' });
    const course: Course = { ...record, fate: { stuck: { state: 'RUNNING' } }, settings: { ...settings, choices } };
    expect([stateAt(course, 24 * hourMs - 1), stateAt(course, 24 * hourMs)]).toEqual(['RUNNING', 'EXPIRED']);
    const fast = { ...course, settings: { ...course.settings, speed: 24 } };
    expect([stateAt(fast, hourMs - 1), stateAt(fast, hourMs)]).toEqual(['RUNNING', 'EXPIRED']);
  });
});

test('jobAt never goes back', () => {
  const order = ['BATCH_STATE_PENDING', 'BATCH_STATE_RUNNING', 'BATCH_STATE_SUCCEEDED'];
  fc.assert(
    fc.property(fc.nat(), fc.nat(20_000), fc.nat(3_000_000), fc.nat(3_000_000), (ordinal, requestCount, one, two) => {
      const at = (ms: number): number => order.indexOf(jobAt({ ...record, ordinal, requestCount }, 1e6 + ms).state);
      expect(at(Math.min(one, two))).toBeLessThanOrEqual(at(Math.max(one, two)));
    }),
  );
});

test.each([1e5, 1e6, 1e9, 1e300])('jobAt at speed %d: a new job is pending, and succeeds within a few ms', (speed) => {
  const fast = { ...record, settings: { ...settings, speed } };
  expect([stateAt(fast, 0), stateAt(fast, 3)]).toEqual(['PENDING', 'SUCCEEDED']);
});
