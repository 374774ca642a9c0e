import type { ErrorReport, Report } from '../../analyzer/report.ts';
import { formatCount } from '../../locales/format-numbers.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import { meaningOf } from '../../locales/report-words.ts';
import type { CheckFailure } from '../failure.ts';
import { plainLine } from '../plain-line.ts';
import type { Paint } from './paint.ts';
import { indented, markedLines } from './text-lines.ts';
import { wrapText } from './wrap-text.ts';

const shownReasons = 20;
const shownMessages = 3;
const shownKeys = 5;

/** The failed requests by reason: how many, what it means and what to do, what the service said, and some of the keys. */
export function textFailures(
  { errors, requests }: Report,
  words: ReportMessages,
  paint: Paint,
  width: number,
): string[] {
  const reasons = [...Map.groupBy(errors, ({ status }) => status)]
    .map(([status, group]) => ({ status, group, count: group.reduce((sum, { count }) => sum + count, 0) }))
    .sort((a, b) => b.count - a.count)
    .slice(0, shownReasons);
  let named = 0;
  const lines = reasons.flatMap(({ status, group, count }) => {
    const meaning = meaningOf(status, words) ?? words.markdown.unknownReason;
    const title = words.counted(formatCount(count), plainLine(status, 60));
    const said = group.slice(0, shownMessages);
    named += said.reduce((sum, { keys }) => sum + Math.min(keys.length, shownKeys), 0);
    return [
      ...markedLines(paint('bad', '✗'), `${title}${words.markdown.colon}${meaning}`, width),
      ...indented(said.flatMap((error) => messageLines(error, words, width - 2))),
    ];
  });
  const more = requests.failed - named;
  return more > 0 ? [...lines, ...wrapText(words.moreFailures(formatCount(more)), width)] : lines;
}

function messageLines({ message, keys, count }: ErrorReport, words: ReportMessages, width: number): string[] {
  const said = message === null ? [] : wrapText(plainLine(message, 240), width);
  return keys.length === 0 ? said : [...said, ...indented(keyLines(keys, count, words, width - 2))];
}

/** The requests that succeeded without passing, by the checks that do not hold. */
export function textCheckFailures(
  { checks, requests }: Report,
  failures: readonly CheckFailure[],
  { words, paint, width }: { readonly words: ReportMessages; readonly paint: Paint; readonly width: number },
): string[] {
  if (checks === null || checks.failed === 0 || failures.length === 0) return [];
  const groups = [...Map.groupBy(failures, (failure) => failure.checks.join(words.markdown.listSeparator))];
  const lines = groups
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, shownReasons)
    .flatMap(([names, group]) => [
      ...markedLines(paint('bad', '✗'), words.counted(formatCount(group.length), plainLine(names, 120)), width),
      ...indented(
        keyLines(
          group.map(({ key }) => key),
          group.length,
          words,
          width - 2,
        ),
      ),
    ]);
  const more = checks.failed - failures.length;
  return more > 0 ? [...lines, ...wrapText(words.markdown.moreChecks(more, requests.failed > 0), width)] : lines;
}

function keyLines(keys: readonly string[], count: number, words: ReportMessages, width: number): string[] {
  const shown = keys.slice(0, shownKeys).map((key) => plainLine(key, 80));
  return wrapText(words.keys(shown, count - shown.length), width);
}
