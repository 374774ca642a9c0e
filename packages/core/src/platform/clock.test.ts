import { expect, test } from 'vitest';
import { systemClock } from './clock.ts';

test('systemClock: the time is that of the platform', () => {
  const before = Date.now();
  expect(systemClock.now()).toBeGreaterThanOrEqual(before);
});

test('systemClock: a wait ends', async () => {
  await expect(systemClock.sleep(0)).resolves.toBeUndefined();
});

test('systemClock: a wait ends with the reason of an abort', async () => {
  const interruption = new AbortController();
  const waiting = systemClock.sleep(3_600_000, interruption.signal);
  interruption.abort(new Error('the user said stop'));
  await expect(waiting).rejects.toThrow('the user said stop');
  await expect(systemClock.sleep(3_600_000, interruption.signal)).rejects.toThrow('the user said stop');
});
