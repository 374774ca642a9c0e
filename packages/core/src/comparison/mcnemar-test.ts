/**
 * The exact McNemar test, two-sided: how likely so uneven a split of the pairs that changed is, when a change for the
 * worse is as likely as one for the better (Q. McNemar, "Note on the sampling error of the difference between correlated
 * proportions or percentages", Psychometrika 12, 1947; exact: twice the binomial tail at one half, at most 1). What did
 * not change says nothing. Exact to about eleven digits for a million changes; below 1e-300 it is 0.
 */
export function mcnemarTest(regressions: number, improvements: number): number {
  const changed = regressions + improvements;
  const fewer = Math.min(regressions, improvements);
  const middle = Math.floor(changed / 2);
  if (fewer === middle) return 1;
  // Binomial coefficients as multiples of the one in the middle, from there down to where they vanish: none overflows.
  let weight = 1;
  let all = changed % 2 === 0 ? 1 : 2;
  let tail = 0;
  for (let count = middle; count > 0 && weight > 0; count -= 1) {
    weight *= count / (changed - count + 1);
    all += 2 * weight;
    if (count - 1 <= fewer) tail += weight;
  }
  return Math.min(1, (2 * tail) / all);
}
