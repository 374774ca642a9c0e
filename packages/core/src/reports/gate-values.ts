import type { GateReport } from '../analyzer/report.ts';
import { formatRate, formatRatePair, formatUsd, formatUsdPair } from '../locales/format-numbers.ts';

/**
 * What a gate measured and requires, written out. Where it fails, with as many decimals as it takes to see why. `actual`
 * is null when it is not known.
 */
export function gateValues({ name, actual, threshold, verdict }: GateReport): {
  readonly actual: string | null;
  readonly threshold: string;
} {
  const isCost = name === 'maxCostUsd';
  const format = isCost ? formatUsd : formatRate;
  const required = format(threshold);
  if (actual === null) return { actual, threshold: required };
  const measured = format(actual);
  if (verdict !== 'fail' || measured !== required) return { actual: measured, threshold: required };
  const [exactly, than] = (isCost ? formatUsdPair : formatRatePair)(actual, threshold);
  return { actual: exactly, threshold: than };
}

/** A cost must be at most its threshold, a rate at least. */
export function gateSign({ name }: Pick<GateReport, 'name'>): '≤' | '≥' {
  return name === 'maxCostUsd' ? '≤' : '≥';
}
