import stringWidth from 'string-width';
import type { Report, SpreadReport } from '../../analyzer/report.ts';
import { formatCount, formatRate, formatUsd } from '../../locales/format-numbers.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import { plainLine } from '../plain-line.ts';
import { padTo } from './text-table.ts';
import { wrapText } from './wrap-text.ts';

export interface TextFiguresOptions {
  readonly words: ReportMessages;
  readonly expectedSeconds: { readonly from: number; readonly to: number } | null;
  readonly folder: string;
  readonly width: number;
}

/** The figures of a run, one below the other behind their names. */
export function textFigures(report: Report, { words, expectedSeconds, folder, width }: TextFiguresOptions): string[] {
  const { requests, checks, durations, tokens, cost, run } = report;
  const { labels } = words;
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
    [labels.jobs, jobsLine(run.jobs)],
  ];
  const shown = rows.filter((row) => row !== null);
  const labelWidth = Math.max(...[...shown.map(([label]) => label), labels.run].map((label) => stringWidth(label)));
  const lines = shown.flatMap(([label, value]) =>
    wrapText(value, width - labelWidth - 2).map(
      (line, index) => `${padTo(index === 0 ? label : '', labelWidth)}  ${line}`,
    ),
  );
  // A path is to be copied: it stays whole, whatever blanks are in it.
  return [...lines, `${padTo(labels.run, labelWidth)}  ${folder}`];
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

function jobsLine(jobs: Report['run']['jobs']): string {
  const sent = jobs.filter(({ state }) => state !== 'NOT_SENT');
  const names = sent.slice(0, 3).map((job) => plainLine(job.name, 80));
  return `${names.join(', ')}${sent.length > 3 ? ` (${sent.length})` : ''}`;
}
