import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrderlyParallel } from './in-orderly-parallel.ts';

async function* numbers(count: number): AsyncGenerator<number> {
  for (let number = 0; number < count; number += 1) {
    yield number;
  }
}

test('inOrderlyParallel does each once, so many at a time, and never runs far ahead', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.nat(60), fc.integer({ min: 1, max: 4 }), async (scheduler, count, most) => {
      const done: number[] = [];
      const running = new Set<number>();
      const all = inOrderlyParallel(numbers(count), most, async (number) => {
        running.add(number);
        expect(running.size).toBeLessThanOrEqual(most);
        expect(number - Math.min(...running)).toBeLessThan(most * 8);
        await scheduler.schedule(Promise.resolve());
        running.delete(number);
        done.push(number);
      });
      await scheduler.waitFor(all);
      expect(done.toSorted((one, other) => one - other)).toEqual(Array.from({ length: count }, (_, index) => index));
    }),
    { numRuns: 50 },
  );
});

test('inOrderlyParallel begins no more after a failure, and waits for what was begun', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const all = inOrderlyParallel(numbers(100), 3, async (number) => {
    begun.push(number);
    await new Promise((resolve) => {
      setTimeout(resolve, number === 1 ? 1 : 20);
    });
    if (number === 1) {
      throw new Error('Broken');
    }
    ended.push(number);
  });
  await expect(all).rejects.toThrow('Broken');
  expect(begun).toEqual([0, 1, 2]);
  expect(ended).toEqual([0, 2]);
});

test('inOrderlyParallel fails with its source', async () => {
  const broken = async function* () {
    yield 1;
    throw new Error('Source');
  };
  await expect(inOrderlyParallel(broken(), 2, async () => {})).rejects.toThrow('Source');
});
