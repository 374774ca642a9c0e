import { expect, test } from 'vitest';
import { probeAnswer } from '../testing/fake-site.ts';
import { checkClock } from './check-clock.ts';

const date = 'Mon, 23 Nov 2026 12:00:00 GMT';
const serverMs = Date.parse(date);

function check(aheadMs: number, tookMs = 0) {
  const sentAtMs = serverMs + aheadMs;
  return checkClock(probeAnswer({ sentAtMs, receivedAtMs: sentAtMs + tookMs, headers: { date } }));
}

test.each([
  [0, 'clock-ok', 0],
  [999, 'clock-ok', 0],
  [-59_000, 'clock-ok', -59],
  [60_500, 'clock-ok', 60],
  [61_600, 'clock-off', 61],
  [-3_600_000, 'clock-off', -3600],
  [86_400_000, 'clock-off', 86_400],
])('checkClock: a clock that is %d ms ahead', (aheadMs, code, skewSeconds) => {
  expect(check(aheadMs)).toMatchObject({ code, details: { skewSeconds: expect.closeTo(skewSeconds, -0.4) } });
});

test('checkClock takes the middle of a slow call', () => {
  expect(check(-100_000, 200_000)).toMatchObject({ code: 'clock-ok' });
});

test.each([null, '', 'yesterday'])('checkClock: an answer with the date %j tells nothing', (none) => {
  expect(checkClock(probeAnswer({ headers: { date: none } }))).toMatchObject({
    outcome: 'skipped',
    code: 'clock-unknown',
  });
});
