import type { ComparisonReport } from '../analyzer/report.ts';
import { formatPoints, formatShare } from '../locales/format-changes.ts';
import { formatCount, formatRate } from '../locales/format-numbers.ts';
import type { ReportMessages } from '../locales/report-messages.ts';
import { comparedCost, type WriteUsd } from './compared-cost.ts';

/** The figures of a baseline, of a run, and their change, as rows with a head; `counts`: rates with theirs. All text is ours. */
export function comparisonTable(
  { baseline, run, successRateDelta, passRateDelta, ...comparison }: ComparisonReport,
  words: ReportMessages,
  writeUsd: WriteUsd,
  { counts }: { readonly counts: boolean },
): string[][] {
  const { columns, rows, points } = words.comparison;
  const share = counts ? words.comparison.share : (rate: string) => rate;
  const sides = [baseline, run];
  const change = (from: number | null, to: number | null) =>
    (from === null || to === null ? null : formatShare(from, to)) ?? '-';
  const table = [
    ['', columns.baseline, columns.run, columns.change],
    [
      rows.successRate,
      ...sides.map((side) =>
        share(formatRate(side.successRate), formatCount(side.succeeded), formatCount(comparison.paired)),
      ),
      points(formatPoints(successRateDelta)),
    ],
    [`  ${rows.interval}`, ...sides.map((side) => within(side.successInterval, words)), ''],
  ];
  if (passRateDelta !== null) {
    table.push(
      [
        rows.passRate,
        ...sides.map(({ checks }) =>
          checks === null
            ? '-'
            : share(formatRate(checks.passRate), formatCount(checks.passed), formatCount(checks.total)),
        ),
        points(formatPoints(passRateDelta)),
      ],
      [`  ${rows.interval}`, ...sides.map((side) => within(side.checks?.passInterval ?? [0, 1], words)), ''],
    );
  }
  table.push(
    [rows.tokens, ...sides.map((side) => formatCount(side.tokens)), change(baseline.tokens, run.tokens)],
    [rows.cost, ...sides.map((side) => comparedCost(side, words, writeUsd)), change(baseline.costUsd, run.costUsd)],
  );
  return table;
}

function within([low, high]: readonly [number, number], { comparison }: ReportMessages): string {
  return comparison.within(formatRate(low), formatRate(high));
}
