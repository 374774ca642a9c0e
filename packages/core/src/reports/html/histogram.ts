import { percentile } from '../../analyzer/percentile.ts';

/** How often values fall into intervals of one width. */
export interface Histogram {
  /** Where the first interval starts, and how wide each is. */
  readonly from: number;
  readonly step: number;
  readonly counts: readonly number[];
  /** True when the last interval has no upper end: it holds the few values far above all others. */
  readonly isOpen: boolean;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

/** Intervals that are wanted; a round width gives at most so many, and no fewer than a third. */
const wanted = 30;

/** The histogram of values that are sorted and not negative; null of none. `unit`: the narrowest interval of use. */
export function histogram(sorted: ArrayLike<number>, unit: number): Histogram | null {
  if (sorted.length === 0) return null;
  const [p50, p90, p99] = [percentile(sorted, 0.5), percentile(sorted, 0.9), percentile(sorted, 0.99)];
  const min = sorted[0] ?? 0;
  const max = sorted[sorted.length - 1] ?? 0;
  // A few values far away would press all others into one bar.
  const isOpen = max - min > 2 * (p99 - min) && p99 > min;
  const high = isOpen ? p99 : max;
  const step = roundStep((high - min) / wanted, unit);
  const first = Math.floor(min / step + 1e-9);
  const bars = Math.floor(high / step + 1e-9) - first + 1;
  const counts = new Array<number>(bars + (isOpen ? 1 : 0)).fill(0);
  for (let index = 0; index < sorted.length; index += 1) {
    const bar = Math.min(Math.floor((sorted[index] ?? 0) / step + 1e-9) - first, counts.length - 1);
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return { from: first * step, step, counts, isOpen, p50, p90, p99, max };
}

/** The next of 1, 2, 5, 10, 20, 50, … times the unit. */
function roundStep(step: number, unit: number): number {
  const times = Math.max(1, step / unit);
  const power = 10 ** Math.floor(Math.log10(times) + 1e-9);
  const digit = [1, 2, 5, 10].find((next) => next * power >= times * (1 - 1e-9)) ?? 10;
  return digit * power * unit;
}
