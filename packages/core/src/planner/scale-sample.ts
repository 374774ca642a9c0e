import { type Sample, sampleSize } from './request-sample.ts';

/** A sum that was told from a sample. */
export interface ScaledSum {
  readonly sum: number;
  /** Half the width of its 95 % confidence interval; 0 when all was counted. */
  readonly marginOfError: number;
}

/** The 97.5 % quantile of Student's t with 19 degrees of freedom (NIST/SEMATECH e-Handbook, section 1.3.6.7.2). */
const quantile = 2.093;

/**
 * The sum of a value over all items, from those that were drawn with a chance in proportion to their size: the total
 * size times the mean of value by size. It is unbiased, and exact where the value is in proportion to the size (Hansen
 * and Hurwitz, On the theory of sampling from finite populations, 1943). The interval takes the mean to be normal.
 */
export function scaleSample<T>({ drawn, total, whole }: Sample<T>, value: (item: T) => number): ScaledSum {
  if (whole) return { sum: drawn.reduce((sum, { item }) => sum + value(item), 0), marginOfError: 0 };
  const ratios = drawn.map(({ item, size }) => value(item) / size);
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / sampleSize;
  const variance = ratios.reduce((sum, ratio) => sum + (ratio - mean) ** 2, 0) / (sampleSize - 1);
  return { sum: total * mean, marginOfError: quantile * total * Math.sqrt(variance / sampleSize) };
}
