import type { GateReport } from '../analyzer/report.ts';
import { formatProbability } from '../locales/format-changes.ts';
import { formatCount, formatRate, formatRatePair, formatUsd, formatUsdPair } from '../locales/format-numbers.ts';

/**
 * What a gate measured and requires, written out. Where it fails, with as many decimals as it takes to see why. `actual`
 * is null when it is not known.
 */
export function gateValues({ name, actual, threshold, verdict }: GateReport): {
  readonly actual: string | null;
  readonly threshold: string;
} {
  const format = formats[name];
  const required = format(threshold);
  if (actual === null) return { actual, threshold: required };
  const measured = format(actual);
  if (verdict !== 'fail' || measured !== required) return { actual: measured, threshold: required };
  const [exactly, than] = (name === 'maxCostUsd' ? formatUsdPair : formatRatePair)(actual, threshold);
  return { actual: exactly, threshold: than };
}

/** How each is written; a count and a p-value show by themselves on which side of the threshold they lie. */
const formats: Readonly<Record<GateReport['name'], (value: number) => string>> = {
  minSuccessRate: formatRate,
  minPassRate: formatRate,
  maxCostUsd: formatUsd,
  maxRegressions: formatCount,
  noRegression: formatProbability,
};

/** A cost or a count must be at most its threshold, a rate or a p-value at least. */
export function gateSign({ name }: Pick<GateReport, 'name'>): '≤' | '≥' {
  return name === 'maxCostUsd' || name === 'maxRegressions' ? '≤' : '≥';
}
