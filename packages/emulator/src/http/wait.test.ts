import { expect, test } from 'vitest';
import { wait } from './wait.ts';

test('wait takes what a timer cannot hold for the longest and for none', async () => {
  await wait(-1);
  const controller = new AbortController();
  const waiting = wait(Number.MAX_VALUE, controller.signal);
  await wait(20);
  controller.abort(new Error('Enough'));
  await expect(waiting).rejects.toThrow('Enough');
});

test.each([true, false])('wait rejects with the reason of its signal (ref %s)', async (ref) => {
  const reason = new Error('Enough');
  await expect(wait(1, AbortSignal.abort(reason), { ref })).rejects.toBe(reason);
  const controller = new AbortController();
  const waiting = wait(60_000, controller.signal, { ref });
  controller.abort(reason);
  await expect(waiting).rejects.toBe(reason);
});
