import type { ComparedType, Report, TypeReport } from '../../analyzer/report.ts';
import { wilsonInterval } from '../../analyzer/wilson-interval.ts';
import { formatPoints } from '../../locales/format-changes.ts';
import { formatCount, formatRate } from '../../locales/format-numbers.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import { codeSpan } from './code-span.ts';
import { markdownUsd } from './markdown-usd.ts';

/** The figures of a row; the name apart, because one is ours and the others come from outside. */
type Figures = Omit<TypeReport, 'type'>;

/** The table by type: the first `longest` types, one row for the others, and the total if there is more than one row. */
export function typeTable(report: Report, words: ReportMessages, longest: number): string[] {
  const { markdown, columns } = words;
  const shown = report.byType.slice(0, longest);
  const others = report.byType.slice(longest);
  const head = [
    columns.type,
    columns.requests,
    columns.succeeded,
    markdown.columns.successRate,
    ...(report.checks === null ? [] : [markdown.columns.passRate]),
    ...(isCompared(report) ? [words.comparison.changeColumn] : []),
    columns.tokens,
    markdown.columns.cost(report.run.emulated),
  ];
  const byType = new Map(report.comparison?.byType.map((type) => [type.type, type]));
  const compared = (types: readonly TypeReport[]) => types.flatMap(({ type }) => byType.get(type) ?? []);
  const rows = shown.map((type) => [codeSpan(type.type, 40), ...cells(type, report, compared([type]), words)]);
  if (others.length > 0 && shown.length > 0) {
    rows.push([markdown.others(others.length), ...cells(sum(others), report, compared(others), words)]);
  }
  if (rows.length !== 1) {
    rows.push(
      [markdown.total, ...cells(totalOf(report), report, report.comparison?.byType ?? [], words)].map(
        (cell) => `**${cell}**`,
      ),
    );
  }
  const align = head.map((_, column) => (column === 0 ? ':--' : '--:'));
  return [head, align, ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function cells(row: Figures, report: Report, compared: readonly ComparedType[], words: ReportMessages): string[] {
  const { markdown } = words;
  const [low, high] = wilsonInterval(row.succeeded, row.total);
  return [
    formatCount(row.total),
    formatCount(row.succeeded),
    markdown.rateWithin(formatRate(row.successRate), formatRate(low), formatRate(high)),
    ...(report.checks === null ? [] : [passRate(row, words)]),
    ...(isCompared(report) ? [change(compared, words)] : []),
    formatCount(row.tokens),
    // The head of the column says whether it is emulated.
    row.costUsd === null ? '–' : markdownUsd(row.costUsd, false, words),
  ].map(unbroken);
}

function isCompared({ comparison }: Report): boolean {
  return comparison !== null && comparison.paired > 0;
}

/** Of so many pairs, how many more or less are good than in the baseline; a dash where there is none. */
function change(compared: readonly ComparedType[], { comparison }: ReportMessages): string {
  const sum = (figure: (type: ComparedType) => number) => compared.reduce((all, type) => all + figure(type), 0);
  const paired = sum((type) => type.paired);
  if (paired === 0) return '–';
  const better = sum(({ improvements, regressions }) => improvements - regressions);
  return comparison.points(formatPoints(better / paired));
}

/** A figure stays on one line beside a long name. */
function unbroken(cell: string): string {
  return cell.replaceAll(' ', '\u00a0');
}

/** Of those that have checks, which are told where they are not all. */
function passRate({ passed, checked, total }: Figures, { markdown }: ReportMessages): string {
  if (passed === null || !checked) return '–';
  const [low, high] = wilsonInterval(passed, checked);
  const rate = markdown.rateWithin(formatRate(passed / checked), formatRate(low), formatRate(high));
  return checked === total ? rate : markdown.ofChecked(rate, formatCount(checked));
}

function totalOf({ requests, checks, tokens, cost }: Report): Figures {
  const { total, succeeded, failed, successRate } = requests;
  return {
    total,
    succeeded,
    failed,
    successRate,
    checked: checks?.total ?? 0,
    passed: checks?.passed ?? null,
    tokens: tokens.total,
    costUsd: cost?.batch ?? null,
  };
}

function sum(types: readonly TypeReport[]): Figures {
  const add = (figure: (type: TypeReport) => number) => types.reduce((all, type) => all + figure(type), 0);
  const total = add((type) => type.total);
  const succeeded = add((type) => type.succeeded);
  return {
    total,
    succeeded,
    failed: total - succeeded,
    successRate: total === 0 ? 0 : succeeded / total,
    checked: add((type) => type.checked ?? 0),
    passed: types.every((type) => type.passed === null) ? null : add((type) => type.passed ?? 0),
    tokens: add((type) => type.tokens),
    costUsd: types.some((type) => type.costUsd === null) ? null : add((type) => type.costUsd ?? 0),
  };
}
