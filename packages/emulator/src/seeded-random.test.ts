import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pickInteger, pickText, seededRandom } from './seeded-random.ts';

test('seededRandom draws the same numbers for the same seed, in [0, 1)', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const draws = (): number[] => Array.from({ length: 20 }, seededRandom(seed));
      expect(draws()).toEqual(draws());
      expect(draws().every((value) => value >= 0 && value < 1)).toBe(true);
    }),
  );
});

test('seededRandom spreads the first numbers of neighbouring seeds evenly', () => {
  const tenths = new Array<number>(10).fill(0);
  for (let seed = 0; seed < 10_000; seed += 1) {
    const tenth = Math.floor(seededRandom(`seed/${seed}`)() * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  for (const count of tenths) {
    expect(Math.abs(count - 1000)).toBeLessThan(150);
  }
});

test('pickInteger and pickText stay within their bounds', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(100), fc.nat(100), (seed, low, more) => {
      const random = seededRandom(seed);
      const value = pickInteger(random, low, low + more);
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(low + more);
      expect(pickText(random, 'ab', more)).toMatch(new RegExp(`^[ab]{${more}}$`));
    }),
  );
});
