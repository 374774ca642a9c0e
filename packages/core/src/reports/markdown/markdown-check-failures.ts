import type { Report } from '../../analyzer/report.ts';
import { formatCount } from '../../locales/format-numbers.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import type { CheckFailure } from '../failure.ts';
import { codeSpan } from './code-span.ts';
import { collapsed } from './markdown-collapsed.ts';

/** The requests that did not pass, collapsed: keys by the checks that did not hold, up to `longest` of each. */
export function checkFailureLines(
  { checks, requests }: Report,
  words: ReportMessages,
  failures: readonly CheckFailure[],
  longest: number,
): string[] {
  if (checks === null || checks.failed === 0) return [];
  const { markdown } = words;
  const names = (failed: CheckFailure) => failed.checks.map((name) => codeSpan(name, 40)).join(markdown.listSeparator);
  const groups = [...Map.groupBy(failures, names)].sort(([, a], [, b]) => b.length - a.length);
  const lines = groups
    .map(([checkNames, group]) => ({ checkNames, keys: group.slice(0, longest).map(({ key }) => codeSpan(key, 80)) }))
    .filter(({ keys }) => keys.length > 0)
    .map(({ checkNames, keys }) => `- ${checkNames}${markdown.colon}${keys.join(markdown.listSeparator)}`);
  const shown = groups.reduce((sum, [, group]) => sum + Math.min(group.length, longest), 0);
  const more = checks.failed - shown;
  if (more > 0) lines.push(...(shown > 0 ? [''] : []), markdown.moreChecks(more, requests.failed > 0));
  return collapsed(markdown.checksTitle(formatCount(checks.failed), formatCount(checks.total)), lines);
}
