import stringWidth from 'string-width';
import { findingsOf } from '../analyzer/findings.ts';
import type { GateReport, Report, SpreadReport } from '../analyzer/report.ts';
import { formatCount, formatRate, formatUsd } from '../locales/format-numbers.ts';
import type { ReportMessages } from '../locales/report-messages.ts';
import { meaningOf } from '../locales/report-words.ts';
import { gateText } from './gate-text.ts';
import { plainLine } from './plain-line.ts';
import { comparisonLines } from './text-comparison.ts';
import { padTo, textTable } from './text-table.ts';

/** How a text may be shown; a plain terminal ignores it. */
type Style = 'good' | 'bad' | 'warn' | 'strong' | 'dim';

export type Paint = (style: Style, text: string) => string;

/** A request that failed, as far as the report shows it. */
export interface Failure {
  readonly key: string;
  readonly reason: string;
  readonly message: string | null;
}

export interface TextReportOptions {
  readonly words: ReportMessages;
  readonly paint: Paint;
  /** The failed requests, or the first of them; `report.requests.failed` says how many there are. */
  readonly failures: readonly Failure[];
  /** What a scenario of this kind takes at the service. */
  readonly expectedSeconds: { readonly from: number; readonly to: number } | null;
  readonly folder: string;
}

/** The report as lines for a terminal: the verdict first, then the figures, comparison, findings, failed requests and gates. */
export function textReport(report: Report, options: TextReportOptions): string {
  const { words, paint } = options;
  const sections = [
    headline(report, options),
    figures(report, options),
    titled(paint('strong', words.headings.byType), byType(report, words)),
    comparison(report, options),
    titled(paint('strong', words.headings.findings), findings(report, options)),
    titled(paint('strong', words.headings.failures), failures(report, options)),
    titled(
      paint('strong', words.headings.gates),
      report.gates.map((gate) => gateLine(gate, options)),
    ),
  ];
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`;
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function headline(report: Report, { words, paint }: TextReportOptions): string[] {
  const { total, succeeded, successRate } = report.requests;
  const style = report.verdict === 'pass' ? 'good' : report.verdict === 'fail' ? 'bad' : 'warn';
  const verdict = paint(style, words.verdict[report.verdict]);
  const lines = [`${verdict}  ${words.headline(formatCount(succeeded), formatCount(total), formatRate(successRate))}`];
  if (report.run.emulated) lines.push(paint('dim', words.emulated));
  return lines;
}

function figures(report: Report, { words, expectedSeconds, folder }: TextReportOptions): string[] {
  const { requests, checks, durations, tokens, cost, run } = report;
  const { labels } = words;
  const sent = run.jobs.filter(({ state }) => state !== 'NOT_SENT');
  const [successLow, successHigh] = requests.successInterval;
  const rows: (readonly [string, string] | null)[] = [
    [labels.requests, formatCount(requests.total)],
    [labels.succeeded, formatCount(requests.succeeded)],
    [labels.failed, formatCount(requests.failed)],
    requests.missing > 0 ? [labels.missing, formatCount(requests.missing)] : null,
    requests.truncated > 0 ? [labels.truncated, formatCount(requests.truncated)] : null,
    [labels.successRate, words.rate(formatRate(requests.successRate), formatRate(successLow), formatRate(successHigh))],
    checks && [labels.checks, checksLine(checks, words)],
    [labels.time, timeLine(durations, words)],
    jobTimesRow(words.analysis.jobsQueued, durations.spread?.queued, words),
    jobTimesRow(words.analysis.jobsRunning, durations.spread?.running, words),
    expectedSeconds && !run.emulated
      ? [labels.expected, words.expected(words.duration(expectedSeconds.from), words.duration(expectedSeconds.to))]
      : null,
    durations.secondsPerRequest === null
      ? null
      : [labels.average, words.perRequest(words.duration(durations.secondsPerRequest))],
    [
      labels.tokens,
      words.tokens(formatCount(tokens.prompt), formatCount(tokens.candidates), formatCount(tokens.thoughts)),
    ],
    [labels.cost, costLine(report, words)],
    cost && [
      labels.saved,
      words.saved(formatUsd(cost.saved), formatRate(cost.standard === 0 ? 0 : cost.saved / cost.standard)),
    ],
    [labels.model, plainLine(run.model, 80)],
    [
      labels.jobs,
      sent
        .map((job) => plainLine(job.name, 80))
        .slice(0, 3)
        .join(', ') + (sent.length > 3 ? ` (${sent.length})` : ''),
    ],
    [labels.run, folder],
  ];
  const shown = rows.filter((row) => row !== null);
  const width = Math.max(...shown.map(([label]) => stringWidth(label)));
  return shown.map(([label, value]) => `${padTo(label, width)}  ${value}`);
}

function checksLine(
  { passed, total, passRate, passInterval }: NonNullable<Report['checks']>,
  words: ReportMessages,
): string {
  const [low, high] = passInterval;
  return words.checksPassed(
    formatCount(passed),
    formatCount(total),
    formatRate(passRate),
    formatRate(low),
    formatRate(high),
  );
}

function timeLine({ totalSeconds, queuedSeconds, runningSeconds }: Report['durations'], words: ReportMessages): string {
  if (totalSeconds === null) return words.timeUnknown;
  const say = (seconds: number | null) => (seconds === null ? null : words.duration(seconds));
  return words.time(words.duration(totalSeconds), say(queuedSeconds), say(runningSeconds));
}

/** Of one job, the line above says it. */
function jobTimesRow(
  label: string,
  spread: SpreadReport | null | undefined,
  { analysis, duration }: ReportMessages,
): readonly [string, string] | null {
  if (spread === null || spread === undefined || spread.jobs < 2) return null;
  const { p50, p90, max } = spread;
  return [label, analysis.jobTimes({ p50: duration(p50), p90: duration(p90), max: duration(max) })];
}

function costLine({ cost, run }: Report, words: ReportMessages): string {
  if (cost === null) return words.costUnknown;
  return words.cost(formatUsd(cost.batch), formatUsd(cost.standard), run.emulated);
}

function byType(report: Report, words: ReportMessages): string[] {
  const { columns } = words;
  const checked = report.byType.some((type) => type.passed !== null);
  const head = [columns.type, columns.requests, columns.succeeded, columns.successRate];
  const rows = report.byType.map((type) => [
    plainLine(type.type, 40),
    formatCount(type.total),
    formatCount(type.succeeded),
    formatRate(type.successRate),
    ...(checked ? [type.passed === null ? '-' : formatCount(type.passed)] : []),
    formatCount(type.tokens),
    type.costUsd === null ? '-' : formatUsd(type.costUsd),
  ]);
  return textTable([[...head, ...(checked ? [columns.passed] : []), columns.tokens, columns.cost], ...rows]);
}

/** Regressions that are named; `compare` names them all. */
const namedRegressions = 20;

/** Below its title, which names the baseline. */
function comparison({ comparison: against }: Report, { words, paint }: TextReportOptions): string[] {
  if (against === null) return [];
  const title = `${paint('strong', words.comparison.against)}  ${plainLine(against.baselineRunId, 80)}`;
  return titled(title, comparisonLines(against, { words, paint, width: 78, keys: namedRegressions }));
}

function findings(report: Report, { words, paint, expectedSeconds }: TextReportOptions): string[] {
  return findingsOf(report, expectedSeconds).map((found) => {
    const mark = found.good ? paint('good', '✓') : paint('warn', '!');
    return `${mark} ${words.finding(found)}`;
  });
}

function failures(report: Report, { words, paint, failures: shown }: TextReportOptions): string[] {
  const lines = shown.map(({ key, reason, message }) => {
    const said = message ?? meaningOf(reason, words) ?? words.markdown.unknownReason;
    const why = plainLine(`${reason}: ${said}`, 240);
    return `${paint('bad', '✗')} ${plainLine(key, 80)}  ${why}`;
  });
  const more = report.requests.failed - shown.length;
  return more > 0 ? [...lines, words.moreFailures(formatCount(more))] : lines;
}

function gateLine(gate: GateReport, { words, paint }: TextReportOptions): string {
  const mark = { pass: paint('good', '✓'), fail: paint('bad', '✗'), inconclusive: paint('warn', '?') }[gate.verdict];
  return `${mark} ${gateText(gate, words)}`;
}
