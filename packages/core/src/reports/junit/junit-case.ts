import type { Result } from '../../analyzer/result.ts';
import { formatCount } from '../../locales/format-numbers.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import { meaningOf } from '../../locales/report-words.ts';
import { plainLine } from '../plain-line.ts';
import type { RequestDetail } from '../request-detail.ts';
import { cutText } from './cut-text.ts';
import { xmlAttribute, xmlText } from './xml-text.ts';

/** How a test case ended; null: well. */
export type JunitProblem = 'failure' | 'error' | 'skipped';

/** These were never asked, or not waited for: nobody can say how they would have ended. */
const unasked = ['NOT_SENT', 'JOB_CANCELLED'];

/** Longer texts are cut. What reads these files shows them in lists, and takes 30 MB of them (docs.gitlab.com/ci/testing/unit_test_reports, read 2026-11-29). */
const longestText = 20_000;

/** A failed check is a failure; no usable answer is an error; a request that was called off is skipped. */
export function junitProblem({ outcome, reason, checks }: Result): JunitProblem | null {
  if (outcome === 'failed') return unasked.includes(reason) ? 'skipped' : 'error';
  return checks.some(({ passed }) => !passed) ? 'failure' : null;
}

/** The `testcase` of a request; with `texts`, what was asked and answered stands in its `system-out`. */
export function junitCase(
  detail: RequestDetail,
  { words, texts, suite }: { readonly words: ReportMessages; readonly texts: boolean; readonly suite: string | null },
): string {
  const { result } = detail;
  const inner = [problemElement(result, words), texts ? textsElement(detail, words) : null];
  return testcase(className(suite, result.type), result.key, inner, words);
}

/** A test case for failures whose keys nobody knows; else a run that lost them would look whole. */
export function unnamedCase(count: number, suite: string | null, words: ReportMessages): string {
  const said = words.formats.unnamed(count);
  return testcase(className(suite, 'unknown'), said, [problem('error', 'MISSING', said, said)], words);
}

/** Readers keep tests apart by class and name: two suites may have the same keys. */
function className(suite: string | null, type: string): string {
  return suite === null ? type : `${suite}.${type}`;
}

function testcase(type: string, name: string, inner: readonly (string | null)[], words: ReportMessages): string {
  const shown = (text: string) => xmlAttribute(cut(text, 2_000, words)) || '&quot;&quot;';
  const start = `    <testcase classname="${shown(type)}" name="${shown(name)}"`;
  const elements = inner.filter((element) => element !== null);
  if (elements.length === 0) return `${start}/>\n`;
  return `${start}>\n${elements.map((element) => `      ${element}\n`).join('')}    </testcase>\n`;
}

function problemElement(result: Result, words: ReportMessages): string | null {
  const kind = junitProblem(result);
  if (kind === null) return null;
  const { reason, message, shard, attempt, line } = result;
  const place = shard === null || attempt === null || line === null ? null : words.formats.place(shard, attempt, line);
  if (kind === 'failure') {
    const names = result.checks.filter(({ passed }) => !passed).map(({ name }) => name);
    const said = words.formats.failedChecks([...new Set(names)].join(words.markdown.listSeparator));
    return problem(kind, 'checks', said, [said, place]);
  }
  const meaning = meaningOf(reason, words);
  const shown = plainLine(reason);
  const lines = [
    meaning === null ? shown : `${shown}${words.markdown.colon}${meaning}`,
    message === null ? null : words.formats.serviceSays(cut(message, longestText, words)),
    place,
  ];
  return problem(kind, reason, message ?? meaning ?? reason, lines);
}

function problem(
  kind: JunitProblem,
  type: string,
  message: string,
  lines: string | readonly (string | null)[],
): string {
  const text = [lines].flat().filter((line) => line !== null);
  return `<${kind} type="${xmlAttribute(plainLine(type, 80))}" message="${xmlAttribute(plainLine(message, 300))}">${xmlText(text.join('\n'))}</${kind}>`;
}

function textsElement({ prompt, answer }: RequestDetail, words: ReportMessages): string | null {
  const { formats } = words;
  const said = (title: string, text: string | null) => text && `${title}:\n${cut(text, longestText, words)}`;
  const parts = [said(formats.prompt, prompt), said(formats.answer, answer)].filter((part) => part);
  return parts.length === 0 ? null : `<system-out>${xmlText(parts.join('\n\n'))}</system-out>`;
}

function cut(text: string, longest: number, { formats }: ReportMessages): string {
  return cutText(text, longest, (length) => formats.cut(formatCount(length)));
}
