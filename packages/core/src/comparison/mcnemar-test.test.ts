import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mcnemarTest } from './mcnemar-test.ts';

test.each([
  // M. P. Fay, "Exact McNemar's Test and Matching Confidence Intervals", vignette of the R package exact2x2.
  [2, 9, 0.06543],
  // M. W. Fagerland, S. Lydersen, P. Laake, BMC Medical Research Methodology 13:91 (2013), table 1: Bentur et al.
  [1, 7, 0.0703],
  // P. Armitage, G. Berry, "Statistical Methods in Medical Research" (1994), p. 127, as worked by StatsDirect.
  [12, 2, 0.0129],
  // As `mcnemar.exact` of exact2x2 prints them: Hodgkin's disease and tonsillectomy in 85 pairs of siblings; two more.
  [15, 7, 0.1338],
  [1, 8, 0.03906],
  [4, 21, 0.0009105],
])('mcnemarTest of %i and %i is the published %d', (regressions, improvements, published) => {
  const digits = String(published).replace(/^0\.0*/, '').length;
  expect(Number(mcnemarTest(regressions, improvements).toPrecision(digits))).toBe(published);
});

test.each([
  [0, 0, 1],
  [7, 7, 1],
  [7, 8, 1],
  [0, 1, 1],
  [0, 2, 0.5],
  [0, 5, 0.0625],
  [0, 6, 0.03125],
])('mcnemarTest of %i and %i is exactly %d', (regressions, improvements, pValue) => {
  expect(mcnemarTest(regressions, improvements)).toBe(pValue);
});

/** Twice the tail, in whole numbers; 60 digits of the quotient. */
function naive(a: number, b: number): number {
  const changed = BigInt(a + b);
  let coefficient = 1n;
  let tail = 0n;
  for (let count = 0n; count <= BigInt(Math.min(a, b)); count += 1n) {
    tail += coefficient;
    coefficient = (coefficient * (changed - count)) / (count + 1n);
  }
  const scale = 10n ** 60n;
  return Math.min(1, Number((2n * tail * scale) >> changed) / 1e60);
}

test('mcnemarTest is twice the binomial tail', () => {
  const count = fc.nat({ max: 300 });
  fc.assert(
    fc.property(count, count, (a, b) => {
      const exact = naive(a, b);
      // The quotient of the reference has 60 decimals.
      if (exact > 1e-40) expect(mcnemarTest(a, b) / exact).toBeCloseTo(1, 10);
      else expect(mcnemarTest(a, b)).toBeLessThan(1e-39);
      expect(mcnemarTest(b, a)).toBe(mcnemarTest(a, b));
    }),
  );
});

test.each([
  [24_700, 25_300],
  [49_500, 50_500],
  [50_000, 50_003],
])('mcnemarTest of %i and %i, where no coefficient fits a number, is the tail in whole numbers', (a, b) => {
  expect(mcnemarTest(a, b) / naive(a, b)).toBeCloseTo(1, 9);
});

test('mcnemarTest of a split that is next to impossible is next to nothing, never less nor none at all', () => {
  expect(mcnemarTest(0, 100_000)).toBe(0);
  expect(mcnemarTest(499_000, 501_000)).toBeCloseTo(0.0456, 3);
});
