import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRequestType, requestTypes } from './request-types.ts';
import { scenarioOf } from './scenarios.ts';
import { seededRandom, shuffled } from './seeded-random.ts';

test('seededRandom gives numbers in [0, 1) that depend on the seed alone', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const [a, b] = [seededRandom(seed), seededRandom(seed)];
      const numbers = Array.from({ length: 50 }, a);
      expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
      expect(Array.from({ length: 50 }, b)).toEqual(numbers);
      expect(new Set(numbers).size).toBeGreaterThan(45);
    }),
  );
});

test('shuffled gives the same items in an order of the seed, and leaves the list alone', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
      const before = [...items];
      const order = shuffled(items, seed);
      expect(order.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b));
      expect(shuffled(items, seed)).toEqual(order);
      expect(items).toEqual(before);
    }),
  );
});

test('shuffled brings every item to every place', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 400; seed += 1) {
    for (const [place, item] of shuffled(['a', 'b', 'c', 'd'], seed).entries()) seen.add(`${item}${place}`);
  }
  expect(seen.size).toBe(16);
});

test('isRequestType knows the four types and no other name', () => {
  expect(requestTypes.filter(isRequestType)).toEqual(['simple', 'complex', 'mixed', 'advanced']);
  expect(['Simple', '', 'toString', 'dataset'].filter(isRequestType)).toEqual([]);
});

test.each([
  ['simple', 10, 5, 15],
  ['advanced', 30, 20, 60],
  ['mixed', 50, 15, 45],
  ['complex', 100, 60, 360],
])('scenarioOf %s with %i requests: %i to %i minutes', (type, count, from, to) => {
  expect(scenarioOf(type, count)?.expectedSeconds).toEqual({ from: from * 60, to: to * 60 });
});

test.each([
  ['simple', 11],
  ['complex', 10],
  ['custom', 50],
])('scenarioOf %s with %i requests is none', (type, count) => {
  expect(scenarioOf(type, count)).toBeNull();
});
