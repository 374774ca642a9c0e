import type { ComparisonReport } from '../analyzer/report.ts';
import type { ComparisonDocument } from '../comparison/comparison-document.ts';
import { formatPoints, formatPValue } from '../locales/format-changes.ts';
import { formatCount, formatRate } from '../locales/format-numbers.ts';
import type { ReportMessages } from '../locales/report-messages.ts';
import { comparedCost, type WriteUsd } from './compared-cost.ts';

/**
 * More than two runs side by side, a column each, as rows with a head; `[1]` is the baseline. Its figures stand where all
 * comparisons are over the same pairs of it. All text is ours.
 */
export function sideBySideTable(
  { heads }: ComparisonDocument,
  words: ReportMessages,
  writeUsd: WriteUsd,
  { intervals }: { readonly intervals: boolean },
): string[][] {
  const { rows, points, within, verdict } = words.comparison;
  const all = heads.map(({ comparison }) => comparison);
  const paired = all.filter((comparison) => comparison.paired > 0);
  const [first] = paired;
  const isSame = paired.every(({ baseline }) => JSON.stringify(baseline) === JSON.stringify(first?.baseline));
  type Side = 'baseline' | 'run';
  const row = (label: string, say: (comparison: ComparisonReport, side: Side) => string | null): string[] => [
    label,
    (first !== undefined && isSame ? say(first, 'baseline') : null) ?? '-',
    ...all.map((comparison) => (comparison.paired === 0 ? null : say(comparison, 'run')) ?? '-'),
  ];
  const own = (label: string, say: (comparison: ComparisonReport) => string | null): string[] => [
    label,
    '',
    ...all.map((comparison) => (comparison.paired === 0 ? null : say(comparison)) ?? '-'),
  ];
  const interval = ([low, high]: readonly [number, number]) => within(formatRate(low), formatRate(high));
  const change = (delta: number | null) => (delta === null ? null : points(formatPoints(delta)));
  const isChecked = all.some(({ passRateDelta }) => passRateDelta !== null);
  return [
    ['', ...[null, ...heads].map((_, index) => `[${index + 1}]`)],
    [rows.compared, '', ...all.map((comparison) => formatCount(comparison.paired))],
    row(rows.successRate, (comparison, side) => formatRate(comparison[side].successRate)),
    ...(intervals ? [row(`  ${rows.interval}`, (comparison, side) => interval(comparison[side].successInterval))] : []),
    own(`  ${words.comparison.columns.change}`, ({ successRateDelta }) => change(successRateDelta)),
    ...(isChecked ? checkRows() : []),
    own(rows.worse, ({ regressionCount }) => formatCount(regressionCount)),
    own(rows.better, ({ improvementCount }) => formatCount(improvementCount)),
    own(rows.pValue, ({ pValue }) => (pValue === null ? null : formatPValue(pValue).replace(/^p (= )?/, ''))),
    row(rows.tokens, (comparison, side) => formatCount(comparison[side].tokens)),
    row(rows.cost, (comparison, side) => comparedCost(comparison[side], words, writeUsd)),
    [rows.verdict, '', ...all.map((comparison) => verdict[comparison.verdict])],
  ];

  function checkRows(): string[][] {
    const passRate = row(rows.passRate, (comparison, side) => {
      const { checks } = comparison[side];
      return checks && formatRate(checks.passRate);
    });
    const passInterval = row(`  ${rows.interval}`, (comparison, side) => {
      const { checks } = comparison[side];
      return checks && interval(checks.passInterval);
    });
    const passChange = own(`  ${words.comparison.columns.change}`, ({ passRateDelta }) => change(passRateDelta));
    return [passRate, ...(intervals ? [passInterval] : []), passChange];
  }
}
