import { findingsOf } from '../../analyzer/findings.ts';
import type { GateReport, Report } from '../../analyzer/report.ts';
import { formatCount, formatRate } from '../../locales/format-numbers.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import type { CheckFailure } from '../failure.ts';
import { gateText } from '../gate-text.ts';
import { plainLine } from '../plain-line.ts';
import type { Paint } from './paint.ts';
import { comparisonLines } from './text-comparison.ts';
import { textCheckFailures, textFailures } from './text-failures.ts';
import { textFigures } from './text-figures.ts';
import { indented, markedLines } from './text-lines.ts';
import { textTypeTable } from './text-type-table.ts';
import { wrapText } from './wrap-text.ts';

/** How a report is shown on a terminal. */
export interface TextReportOptions {
  readonly words: ReportMessages;
  readonly paint: Paint;
  /** The requests that succeeded without passing their checks, or the first of them. */
  readonly checkFailures: readonly CheckFailure[];
  /** What a scenario of this kind takes at the service. */
  readonly expectedSeconds: { readonly from: number; readonly to: number } | null;
  readonly folder: string;
  /** Of the terminal; in fewer than 40 lines get longer than that. */
  readonly columns: number;
}

const fewestColumns = 40;

/**
 * The report as lines for a terminal: the verdict first, and why; then the figures, the comparison, findings, and what failed by its
 * reason. No line is longer than the terminal is wide, but for what has to stay whole to be copied.
 */
export function textReport(report: Report, options: TextReportOptions): string {
  const { words, paint, checkFailures } = options;
  const { headings } = words;
  const width = Math.max(fewestColumns, options.columns);
  const inner = width - 2;
  const titled = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [paint('strong', title), ...indented(lines)];
  const sections = [
    headline(report, options, width),
    titled(
      headings.gates,
      report.gates.flatMap((gate) => gateLines(gate, report, options, inner)),
    ),
    textFigures(report, { ...options, width }),
    titled(headings.byType, textTypeTable(report, words, inner)),
    comparison(report, options, inner),
    titled(headings.findings, findings(report, options, inner)),
    titled(headings.failures, textFailures(report, words, paint, inner)),
    titled(headings.checks, textCheckFailures(report, checkFailures, { words, paint, width: inner })),
  ];
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`;
}

function headline(report: Report, { words, paint }: TextReportOptions, width: number): string[] {
  const { total, succeeded, successRate } = report.requests;
  const style = report.verdict === 'pass' ? 'good' : report.verdict === 'fail' ? 'bad' : 'warn';
  const said = words.headline(formatCount(succeeded), formatCount(total), formatRate(successRate));
  const verdict = words.verdict[report.verdict];
  // The verdict is short, and never parted.
  const [first = '', ...others] = wrapText(`${verdict}  ${said}`, width);
  const lines = [paint(style, verdict) + first.slice(verdict.length), ...others];
  if (report.run.emulated) lines.push(...wrapText(words.emulated, width).map((line) => paint('dim', line)));
  return lines;
}

/** Regressions that are named; `compare` names them all. */
const namedRegressions = 20;

/** Below its title, which names the baseline. */
function comparison({ comparison: against }: Report, { words, paint }: TextReportOptions, width: number): string[] {
  if (against === null) return [];
  const title = `${paint('strong', words.comparison.against)}  ${plainLine(against.baselineRunId, 80)}`;
  return [title, ...indented(comparisonLines(against, { words, paint, width, keys: namedRegressions }))];
}

function findings(report: Report, { words, paint, expectedSeconds }: TextReportOptions, width: number): string[] {
  return findingsOf(report, expectedSeconds).flatMap((found) =>
    markedLines(found.good ? paint('good', '✓') : paint('warn', '!'), words.finding(found), width),
  );
}

function gateLines(gate: GateReport, report: Report, { words, paint }: TextReportOptions, width: number): string[] {
  const mark = { pass: paint('good', '✓'), fail: paint('bad', '✗'), inconclusive: paint('warn', '?') }[gate.verdict];
  return markedLines(mark, gateText(gate, report, words), width);
}
