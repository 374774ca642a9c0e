import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHashSet } from './hash-set.ts';

test('add: true the first time, false after that, as a Set would say', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 50 })), (hashes) => {
      const ours = createHashSet();
      const seen = new Set<number>();
      for (const hash of hashes) {
        expect(ours.add(hash)).toBe(!seen.has(hash));
        seen.add(hash);
      }
    }),
  );
});

test('add: many more than it begins with, those that share a slot too', () => {
  const set = createHashSet();
  const hashes = Array.from({ length: 20_000 }, (_, index) =>
    index % 2 === 0 ? index * 4096 : Number.MAX_SAFE_INTEGER - index,
  );
  expect(hashes.filter((hash) => !set.add(hash))).toEqual([]);
  expect(hashes.filter((hash) => set.add(hash))).toEqual([]);
});
