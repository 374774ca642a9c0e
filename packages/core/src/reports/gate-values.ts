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
  if (actual !== null && verdict === 'fail') {
    const [measured, required] = (isCost ? formatUsdPair : formatRatePair)(actual, threshold);
    return { actual: measured, threshold: required };
  }
  const format = isCost ? formatUsd : formatRate;
  return { actual: actual === null ? null : format(actual), threshold: format(threshold) };
}

/** A cost must be at most its threshold, a rate at least. */
export function gateSign({ name }: Pick<GateReport, 'name'>): '≤' | '≥' {
  return name === 'maxCostUsd' ? '≤' : '≥';
}
