import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../generators/seeded-random.ts';
import { createSample, sampleSize } from './request-sample.ts';
import { scaleSample } from './scale-sample.ts';

function sampleOf(sizes: readonly number[], seed = 1) {
  const sample = createSample<number>(seededRandom(seed));
  for (const [index, size] of sizes.entries()) sample.add(index, size);
  return sample.sample();
}

test('createSample takes all of up to twenty, each once, and then their sum is exact', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: sampleSize }), fc.nat(), (sizes, factor) => {
      const sample = sampleOf(sizes);
      expect(sample.drawn.map(({ item }) => item)).toEqual(sizes.map((_, index) => index));
      const value = (index: number) => (sizes[index] ?? 0) * factor;
      const sum = sizes.reduce((all, size) => all + size * factor, 0);
      expect(scaleSample(sample, value)).toEqual({ sum, marginOfError: 0 });
    }),
  );
});

test('createSample: of more, it draws twenty times, the same for the same seed', () => {
  const sizes = Array.from({ length: 1000 }, (_, index) => (index % 7) + 1);
  const { drawn, count, total, whole } = sampleOf(sizes);
  expect({ drawn: drawn.length, count, total, whole }).toEqual({ drawn: 20, count: 1000, total: 3997, whole: false });
  expect(sampleOf(sizes)).toEqual(sampleOf(sizes));
  expect(sampleOf(sizes, 2)).not.toEqual(sampleOf(sizes));
});

test('createSample draws by size: half of all draws fall on what is half of the total', () => {
  const sizes = [...Array.from({ length: 99 }, () => 1), 99];
  let hits = 0;
  for (let seed = 0; seed < 500; seed += 1)
    hits += sampleOf(sizes, seed).drawn.filter(({ item }) => item === 99).length;
  expect(hits / (500 * sampleSize)).toBeGreaterThan(0.48);
  expect(hits / (500 * sampleSize)).toBeLessThan(0.52);
});

test('scaleSample is exact, without a margin, where the value goes with the size', () => {
  const sizes = Array.from({ length: 300 }, (_, index) => index + 1);
  const { sum, marginOfError } = scaleSample(sampleOf(sizes), (index) => 1.5 * (index + 1));
  expect(sum).toBeCloseTo((1.5 * 300 * 301) / 2, 6);
  expect(marginOfError).toBeCloseTo(0, 6);
});

test('scaleSample: about 95 of 100 intervals hold the true sum, and the sums are right on the average', () => {
  const sizes = Array.from({ length: 400 }, (_, index) => 10 + ((index * 37) % 90));
  const value = (index: number) => (sizes[index] ?? 0) * (0.7 + ((index * 61) % 100) / 100);
  const truth = sizes.reduce((sum, _, index) => sum + value(index), 0);
  let held = 0;
  let all = 0;
  const tries = 1000;
  for (let seed = 0; seed < tries; seed += 1) {
    const { sum, marginOfError } = scaleSample(sampleOf(sizes, seed), value);
    if (Math.abs(sum - truth) <= marginOfError) held += 1;
    all += sum;
  }
  expect(held / tries).toBeGreaterThan(0.92);
  expect(held / tries).toBeLessThan(0.98);
  expect(all / tries / truth).toBeGreaterThan(0.99);
  expect(all / tries / truth).toBeLessThan(1.01);
});
