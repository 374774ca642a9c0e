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

test('oneAtATime never runs twice at once, though a call comes between a run and the one that waits for it', async () => {
  let atOnce = 0;
  let most = 0;
  let runs = 0;
  const run = oneAtATime(async () => {
    runs += 1;
    atOnce += 1;
    most = Math.max(most, atOnce);
    await new Promise((resolve) => setTimeout(resolve, 1));
    atOnce -= 1;
  });
  const first = run();
  const between = first.then(() => run());
  await Promise.all([between, run()]);
  expect({ most, runs }).toEqual({ most: 1, runs: 2 });
});
