import type { Report } from '../../analyzer/report.ts';
import { formatCount } from '../../locales/format-numbers.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import { meaningOf } from '../../locales/report-words.ts';
import type { Failure } from '../failure.ts';
import { codeSpan } from './code-span.ts';
import { collapsed } from './markdown-collapsed.ts';

interface Reason {
  readonly reason: string;
  readonly count: number;
  readonly failures: readonly Failure[];
  /** What the service said of failures whose keys are not known. */
  readonly messages: readonly string[];
}

/** The failed requests, collapsed: each reason with its count and what to do, and below it keys with what was said. */
export function failureLines(
  report: Report,
  words: ReportMessages,
  failures: readonly Failure[],
  detail: { readonly messages: number; readonly keys: number; readonly reasons: number },
): string[] {
  if (report.requests.failed === 0) return [];
  const { markdown } = words;
  const reasons = reasonsOf(report, failures);
  const named = reasons.slice(0, detail.reasons);
  const others = reasons.slice(detail.reasons);
  const lines = named.flatMap(({ reason, count, failures: all, messages }) => {
    const shown = all.slice(0, detail.keys);
    const meaning = meaningOf(reason, words) ?? markdown.unknownReason;
    return [
      `- **${markdown.requests(count)}** · ${codeSpan(reason, 60)}${markdown.colon}${meaning}`,
      ...keysByMessage(shown, detail.messages, words),
      ...messages.slice(0, Math.min(3, detail.messages)).map((message) => `  - ${codeSpan(message, 240)}`),
    ];
  });
  if (others.length > 0) {
    const count = others.reduce((sum, other) => sum + other.count, 0);
    lines.push(`- ${named.length === 0 ? markdown.requests(count) : markdown.otherReasons(others.length, count)}`);
  }
  const shownKeys = named.reduce((sum, { failures: all }) => sum + Math.min(all.length, detail.keys), 0);
  const more = report.requests.failed - shownKeys;
  if (shownKeys > 0 && more > 0) lines.push('', words.markdown.moreFailures(formatCount(more)));
  return collapsed(markdown.failuresTitle(report.requests.failed, reasons.length), lines);
}

/** The reasons with most requests first. */
function reasonsOf({ errors }: Report, failures: readonly Failure[]): Reason[] {
  const counts = new Map<string, number>();
  for (const { status, count } of errors) counts.set(status, (counts.get(status) ?? 0) + count);
  return [...counts]
    .map(([reason, count]) => ({
      reason,
      count,
      failures: failures.filter((failure) => failure.reason === reason),
      messages: errors
        .filter((error) => error.status === reason && error.keys.length === 0)
        .flatMap(({ message }) => (message === null ? [] : [message])),
    }))
    .sort((a, b) => b.count - a.count);
}

/** Keys of one message share a line. After so many different messages the others are left out, and their keys joined. */
function keysByMessage(failures: readonly Failure[], messages: number, { markdown }: ReportMessages): string[] {
  const groups = [...Map.groupBy(failures, ({ message }) => message)];
  const told = groups.filter(([message]) => message !== null).slice(0, messages);
  const untold = groups.filter((group) => !told.includes(group)).flatMap(([, group]) => group);
  const lines = told.map(([message, group]) => `  - ${keyList(group)}${markdown.colon}${codeSpan(message ?? '', 240)}`);
  return untold.length === 0 ? lines : [...lines, `  - ${keyList(untold)}`];

  function keyList(group: readonly Failure[]): string {
    return group.map(({ key }) => codeSpan(key, 80)).join(markdown.listSeparator);
  }
}
