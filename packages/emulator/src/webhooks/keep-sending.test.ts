import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { keepSending } from './keep-sending.ts';

test('keepSending sends again and again until it is told to stop, and then no more', async () => {
  let sent = 0;
  const stop = keepSending(async () => {
    sent += 1;
    return 0;
  });
  await expect.poll(() => sent).toBeGreaterThan(1);
  stop();
  const sentBefore = sent;
  await setTimeout(100);
  expect(sent).toBe(sentBefore);
});
