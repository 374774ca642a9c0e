import type { ComparisonReport } from '../analyzer/report.ts';
import type { ComparisonDocument } from '../comparison/comparison-document.ts';
import { formatPoints, formatPValue } from '../locales/format-changes.ts';
import { formatCount, formatRate } from '../locales/format-numbers.ts';
import type { ReportMessages } from '../locales/report-messages.ts';
import { cost, type WriteUsd } from './comparison-table.ts';

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
  const [first] = all;
  const isSame = all.every(({ baseline }) => JSON.stringify(baseline) === JSON.stringify(first?.baseline));
  const row = (label: string, say: (comparison: ComparisonReport, side: 'baseline' | 'run') => string): string[] => [
    label,
    first !== undefined && isSame ? say(first, 'baseline') : '-',
    ...all.map((comparison) => say(comparison, 'run')),
  ];
  const own = (label: string, say: (comparison: ComparisonReport) => string): string[] => [label, '', ...all.map(say)];
  const interval = ([low, high]: readonly [number, number]) => within(formatRate(low), formatRate(high));
  return [
    ['', ...[null, ...heads].map((_, index) => `[${index + 1}]`)],
    own(rows.compared, ({ paired }) => formatCount(paired)),
    row(rows.successRate, (comparison, side) => formatRate(comparison[side].successRate)),
    ...(intervals ? [row(`  ${rows.interval}`, (comparison, side) => interval(comparison[side].successInterval))] : []),
    own(`  ${words.comparison.columns.change}`, ({ successRateDelta }) => points(formatPoints(successRateDelta))),
    ...(all.every(({ passRateDelta }) => passRateDelta === null)
      ? []
      : [
          row(rows.passRate, (comparison, side) => {
            const { checks } = comparison[side];
            return checks === null ? '-' : formatRate(checks.passRate);
          }),
          ...(intervals
            ? [
                row(`  ${rows.interval}`, (comparison, side) => {
                  const { checks } = comparison[side];
                  return checks === null ? '-' : interval(checks.passInterval);
                }),
              ]
            : []),
          own(`  ${words.comparison.columns.change}`, ({ passRateDelta }) =>
            passRateDelta === null ? '-' : points(formatPoints(passRateDelta)),
          ),
        ]),
    own(rows.worse, ({ regressionCount }) => formatCount(regressionCount)),
    own(rows.better, ({ improvementCount }) => formatCount(improvementCount)),
    own(rows.pValue, ({ pValue }) => (pValue === null ? '-' : formatPValue(pValue).replace(/^p = /, ''))),
    row(rows.tokens, (comparison, side) => formatCount(comparison[side].tokens)),
    row(rows.cost, (comparison, side) => cost(comparison[side], words, writeUsd)),
    own(rows.verdict, (comparison) => verdict[comparison.verdict]),
  ];
}
