/** Two-sided 95 % of the normal distribution. */
const z = 1.959963984540054;

/**
 * The 95 % Wilson score interval of a rate, both ends in [0, 1] (E. B. Wilson, "Probable Inference, the Law of
 * Succession, and Statistical Inference", JASA 22, 1927). Of nothing, nothing is known: [0, 1].
 */
export function wilsonInterval(successes: number, total: number): [number, number] {
  if (total === 0) return [0, 1];
  const rate = successes / total;
  const z2 = z * z;
  const centre = rate + z2 / (2 * total);
  const half = z * Math.sqrt((rate * (1 - rate)) / total + z2 / (4 * total * total));
  const scale = 1 + z2 / total;
  const low = successes === 0 ? 0 : (centre - half) / scale;
  const high = successes === total ? 1 : (centre + half) / scale;
  return [Math.max(0, low), Math.min(1, high)];
}
