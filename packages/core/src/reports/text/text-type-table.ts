import stringWidth from 'string-width';
import type { Report, TypeReport } from '../../analyzer/report.ts';
import { wilsonInterval } from '../../analyzer/wilson-interval.ts';
import { formatCount, formatRate, formatUsd } from '../../locales/format-numbers.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import { plainLine } from '../plain-line.ts';
import { cutToWidth } from './cut-to-width.ts';
import { textTable } from './text-table.ts';

/** More types than these are counted: a key may be of any. */
const listedTypes = 50;

interface Column {
  readonly title: string;
  readonly cell: (type: TypeReport) => string;
  /** Where there is no room for all, the column with the lowest goes first. Null stays. */
  readonly rank: number | null;
}

/** The table by type, with as many of its columns as there is room for. */
export function textTypeTable({ byType, checks }: Report, words: ReportMessages, width: number): string[] {
  const { columns } = words;
  const names = byType.slice(0, listedTypes).map(({ type }) => plainLine(type, 40));
  const all: Column[] = [
    { title: columns.requests, cell: ({ total }) => formatCount(total), rank: 7 },
    { title: columns.succeeded, cell: ({ succeeded }) => formatCount(succeeded), rank: 2 },
    { title: columns.successRate, cell: ({ successRate }) => formatRate(successRate), rank: null },
    { title: columns.interval, cell: ({ succeeded, total }) => interval(succeeded, total), rank: 4 },
    ...(checks === null
      ? []
      : [
          { title: columns.passed, cell: passedOf, rank: 1 },
          { title: columns.passRate, cell: passRateOf, rank: null },
          { title: columns.interval, cell: passIntervalOf, rank: 3 },
        ]),
    { title: columns.tokens, cell: ({ tokens }) => formatCount(tokens), rank: 5 },
    { title: columns.cost, cell: ({ costUsd }) => (costUsd === null ? '-' : formatUsd(costUsd)), rank: 6 },
  ];

  const tableOf = (shown: readonly Column[], longestName: number) =>
    textTable([
      [columns.type, ...shown.map(({ title }) => title)],
      ...byType
        .slice(0, listedTypes)
        .map((type, index) => [cutName(names[index] ?? '', longestName), ...shown.map(({ cell }) => cell(type))]),
    ]);
  let shown = all;
  // Beside long names, columns that say less give way; names are cut where that is not enough.
  while (widthOf(tableOf(shown, 16)) > width) {
    const [least] = shown.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
    if (least === undefined) break;
    shown = shown.filter((column) => column !== least);
  }
  const longest = [40, 30, 24, 20, 16, 12].find((name) => widthOf(tableOf(shown, name)) <= width) ?? 8;
  const more = byType.length - names.length;
  return [...tableOf(shown, longest), ...(more > 0 ? [words.moreTypes(formatCount(more))] : [])];
}

function widthOf(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => stringWidth(line)));
}

function cutName(name: string, longest: number): string {
  return stringWidth(name) <= longest ? name : `${cutToWidth(name, longest - 1)}…`;
}

function interval(part: number, total: number): string {
  const [low, high] = wilsonInterval(part, total);
  return `${formatRate(low).replace('%', '')}–${formatRate(high)}`;
}

function passedOf({ passed }: TypeReport): string {
  return passed === null ? '-' : formatCount(passed);
}

function passRateOf({ passed, checked }: TypeReport): string {
  return passed === null || !checked ? '-' : formatRate(passed / checked);
}

function passIntervalOf({ passed, checked }: TypeReport): string {
  return passed === null || !checked ? '-' : interval(passed, checked);
}
