/** A p-value with as many decimals as it takes to see on which side of 0.05 it lies; `p = 0.0312`, `p < 0.0001`. */
export function formatPValue(pValue: number): string {
  return pValue < 0.0001 ? 'p < 0.0001' : `p = ${formatProbability(pValue)}`;
}

/** A probability with four decimals, or as many as it takes to see on which side of 0.05 it lies. */
export function formatProbability(probability: number): string {
  const isBelow = probability < 0.05;
  const decimals = [4, 6, 8].find((enough) => Number(probability.toFixed(enough)) < 0.05 === isBelow) ?? 16;
  return probability.toFixed(decimals);
}

/** The change of a rate in percentage points, with its sign and without the unit: `+1.25`, `-0.0001`, `0.00`. */
export function formatPoints(delta: number): string {
  return formatSigned(delta * 100);
}

/** How much of `from` was added or went, in per cent with its sign; null where `from` is nothing. */
export function formatShare(from: number, to: number): string | null {
  return from === 0 ? null : `${formatSigned(((to - from) / from) * 100)}%`;
}

/** What is not nothing does not look like it. */
function formatSigned(value: number): string {
  const decimals = [2, 4, 6].find((enough) => Number(value.toFixed(enough)) !== 0) ?? 2;
  const shown = value.toFixed(decimals);
  return Number(shown) === 0 ? '0.00' : `${value > 0 ? '+' : ''}${shown}`;
}
