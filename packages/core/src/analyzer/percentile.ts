/** The smallest value that at least the given part (0 to 1) of all values does not exceed; 0 of none. Values sorted. */
export function percentile(sorted: ArrayLike<number>, part: number): number {
  const index = Math.max(0, Math.ceil(part * sorted.length) - 1);
  return sorted[index] ?? 0;
}
