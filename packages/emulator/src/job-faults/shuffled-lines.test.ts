import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answered } from '../answers/answer.ts';
import { shuffledLines } from './shuffled-lines.ts';

async function* lines(count: number, onTaken: (taken: number) => void = () => {}): AsyncGenerator<Answered> {
  for (let lineNumber = 1; lineNumber <= count; lineNumber += 1) {
    onTaken(lineNumber);
    yield { lineNumber, key: `k${lineNumber}`, input: {}, answer: { succeeded: true, fields: {} } };
  }
}

async function order(count: number, seed: string): Promise<number[]> {
  const numbers: number[] = [];
  for await (const { lineNumber } of shuffledLines(lines(count), seed)) {
    numbers.push(lineNumber);
  }
  return numbers;
}

test('shuffledLines gives each line once, never in the order it came, the same for the same seed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 60 }), fc.string(), async (count, seed) => {
      const numbers = await order(count, seed);
      const inOrder = Array.from({ length: count }, (_, index) => index + 1);
      expect(numbers.toSorted((a, b) => a - b)).toEqual(inOrder);
      expect(numbers).not.toEqual(inOrder);
      expect(await order(count, seed)).toEqual(numbers);
    }),
  );
});

test('shuffledLines holds a thousand lines at most', async () => {
  let taken = 0;
  let given = 0;
  let most = 0;
  const counted = lines(5000, (count) => {
    taken = count;
  });
  for await (const _ of shuffledLines(counted, 'seed')) {
    given += 1;
    most = Math.max(most, taken - given);
  }
  expect(given).toBe(5000);
  expect(most).toBeLessThanOrEqual(1000);
});
