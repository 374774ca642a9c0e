/** As `percentile`, of values of which many are alike: how often each is there, in any order. */
export function percentileOfCounts(counts: ReadonlyMap<number, number>, part: number): number {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const all = sorted.reduce((sum, [, count]) => sum + count, 0);
  let left = Math.max(1, Math.ceil(part * all));
  for (const [value, count] of sorted) {
    left -= count;
    if (left <= 0) return value;
  }
  return 0;
}
