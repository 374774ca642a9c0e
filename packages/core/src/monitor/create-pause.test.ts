import { expect, test } from 'vitest';
import { createPause, isFreeTierQuota } from './create-pause.ts';

const second = 1_000;

test.each([
  [1, 15 * second],
  [2, 30 * second],
  [3, 60 * second],
  [6, 480 * second],
  [7, 600 * second],
  [5_000, 600 * second],
])('createPause: after %i refusals without a word on when, %i ms', (refusals, pauseMs) => {
  expect(createPause(refusals, null, false)).toBe(pauseMs);
});

test.each([
  [1, 100],
  [2, 200],
  [5, 1_600],
  [6, 2_000],
  [5_000, 2_000],
])('createPause: after %i refusals of an emulator, %i ms', (refusals, pauseMs) => {
  expect(createPause(refusals, null, true)).toBe(pauseMs);
});

test.each([1_000, 37_000, 3_600_000])('createPause: as long as was asked, %i ms, whoever asks', (askedMs) => {
  for (const refusals of [1, 9]) {
    for (const emulated of [false, true]) expect(createPause(refusals, askedMs, emulated)).toBe(askedMs);
  }
});

test('createPause: never without a pause, even when none was asked for', () => {
  expect(createPause(1, 0, false)).toBe(1_000);
  expect(createPause(1, 0, true)).toBe(100);
});

test.each([
  ['the usual words', 'You exceeded your current quota, please check your plan and billing details.', undefined, false],
  ['other quotas', 'Quota exceeded', ['GenerateRequestsPerMinutePerProjectPerModel'], false],
  ['a quota by its id', 'Quota exceeded', ['GenerateRequestsPerDayPerProjectPerModel-FreeTier'], true],
  ['a metric in the message', 'Quota exceeded for metric: x/generate_content_free_tier_requests', undefined, true],
])('isFreeTierQuota: %s', (_what, message, quotas, verdict) => {
  expect(isFreeTierQuota(quotas === undefined ? { message } : { message, quotas })).toBe(verdict);
});
