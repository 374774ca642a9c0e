import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percentile } from './percentile.ts';
import { percentileOfCounts } from './percentile-of-counts.ts';

test('percentileOfCounts is the percentile of the values one by one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 })),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, part) => {
        const counts = new Map<number, number>();
        for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
        const sorted = values.toSorted((a, b) => a - b);
        expect(percentileOfCounts(counts, part)).toBe(percentile(sorted, part));
      },
    ),
  );
});
