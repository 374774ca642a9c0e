import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

test('oneAtATime answers all calls during a run with one run after it', async () => {
  const ends: (() => void)[] = [];
  let runs = 0;
  const run = oneAtATime(async () => {
    runs += 1;
    const number = runs;
    await new Promise<void>((resolve) => ends.push(resolve));
    return number;
  });
  const first = run();
  const during = [run(), run(), run()];
  expect(runs).toBe(1);
  ends[0]?.();
  expect(await first).toBe(1);
  await Promise.resolve();
  expect(runs).toBe(2);
  ends[1]?.();
  expect(await Promise.all(during)).toEqual([2, 2, 2]);
});

test('oneAtATime goes on after a run that failed, which only its own caller is told of', async () => {
  let runs = 0;
  const run = oneAtATime(async () => {
    runs += 1;
    if (runs === 1) {
      throw new Error('no disk');
    }
    return runs;
  });
  const [failed, next] = await Promise.allSettled([run(), run()]);
  expect(failed).toMatchObject({ status: 'rejected' });
  expect(next).toEqual({ status: 'fulfilled', value: 2 });
});
