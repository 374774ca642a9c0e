import type { Report } from '../../analyzer/report.ts';
import { formatCount, formatRate } from '../../locales/format-numbers.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import type { CheckFailure, Failure } from '../failure.ts';
import { codeSpan } from './code-span.ts';
import { checkFailureLines } from './markdown-check-failures.ts';
import { comparisonBlocks } from './markdown-comparison.ts';
import { failureLines } from './markdown-failures.ts';
import { gateLines } from './markdown-gates.ts';
import { joinParts } from './markdown-lines.ts';
import { markdownLink } from './markdown-link.ts';
import { runLines } from './markdown-run-lines.ts';
import { typeTable } from './markdown-type-table.ts';
import { warningLines } from './markdown-warnings.ts';

export interface MarkdownOptions {
  readonly words: ReportMessages;
  /** The failed requests, or the first of them; the report says how many there are. */
  readonly failures: readonly Failure[];
  /** The requests that succeeded without passing their checks, or the first of them. */
  readonly checkFailures: readonly CheckFailure[];
  /** What a scenario of this kind takes at the service. */
  readonly expectedSeconds: { readonly from: number; readonly to: number } | null;
  /** Addresses that the caller made itself; they are trusted. */
  readonly links: { readonly commit: string | null; readonly run: string | null };
  /** How the suite is called in the heading, when not by its name. */
  readonly title?: string;
  /** Where all of it stands when this text is too short for it: the job summary, or only the run's results. */
  readonly whole?: 'summary' | 'results';
  /** UTF-8 size of the whole text, at least 2,000. GitHub takes 65,536 characters for a comment, 1 MiB for a summary. */
  readonly maxBytes: number;
}

/** How much is shown. Keys are counted for each reason, and for each set of checks. */
interface Detail {
  /** Keys that got worse than in the baseline. */
  readonly regressions: number;
  /** Different ones for each reason. */
  readonly messages: number;
  readonly checkKeys: number;
  readonly keys: number;
  readonly reasons: number;
  readonly types: number;
  /** The lines about the run, and the warnings. */
  readonly rest: boolean;
}

const everything: Detail = {
  regressions: Number.POSITIVE_INFINITY,
  messages: Number.POSITIVE_INFINITY,
  checkKeys: Number.POSITIVE_INFINITY,
  keys: Number.POSITIVE_INFINITY,
  reasons: Number.POSITIVE_INFINITY,
  types: Number.POSITIVE_INFINITY,
  rest: true,
};

/** What is left out, one after the other, until the text fits. */
const sheds: readonly Partial<Detail>[] = [
  ...[1000, 300].map((regressions) => ({ regressions })),
  ...[100, 30, 10, 3, 1, 0].map((messages) => ({ messages })),
  ...[100, 30, 10, 3, 0].map((checkKeys) => ({ checkKeys })),
  ...[100, 30, 10, 3, 0].map((keys) => ({ keys })),
  ...[100, 30, 10, 3, 0].map((regressions) => ({ regressions })),
  { types: 20 },
  { reasons: 10 },
  { types: 0, reasons: 0 },
  { rest: false },
];

/**
 * The report as GitHub Flavored Markdown, for a pull request comment or a job summary: the verdict first, then the
 * table by type, the gates, the comparison with a baseline and collapsed what got worse, warnings, collapsed the failed
 * requests and checks by key, and the run.
 *
 * Text from outside stands in code spans only (`codeSpan`); a paragraph is one line, because a comment shows line ends.
 * A text larger than `maxBytes` sheds detail, says so, and names where all of it is. In this order it leaves out: keys
 * that got worse beyond the first 300; the service's messages; keys of failed checks; keys of failed requests, down to
 * counts by reason; all keys that got worse; types beyond the first 20 (summed up in one row); reasons beyond the first
 * ten; all but the total of types and reasons; the lines about the run and the warnings. The verdict, the total, the
 * gates and what the comparison comes to always stand.
 *
 * @throws RangeError when `maxBytes` is below 2,000.
 */
export function markdownReport(report: Report, options: MarkdownOptions): string {
  if (!(options.maxBytes >= 2_000)) throw new RangeError(`"maxBytes" must be at least 2000, not ${options.maxBytes}`);
  const fits = (text: string) => new TextEncoder().encode(text).length <= options.maxBytes;
  let detail = everything;
  let text = render(report, options, detail);
  for (const shed of sheds) {
    if (fits(text)) break;
    detail = { ...detail, ...shed };
    text = render(report, options, detail);
  }
  return text;
}

function render(report: Report, options: MarkdownOptions, detail: Detail): string {
  const { words, links, failures, checkFailures, expectedSeconds } = options;
  const { emulated, shortened, labels } = words.markdown;
  const blocks: (readonly string[])[] = [
    [heading(report, words, options.title ?? report.run.suite)],
    report.run.emulated ? ['> [!NOTE]', `> **${emulated.title}** · ${emulated.text}`] : [],
    typeTable(report, words, detail.types),
    gateLines(report, words),
    ...comparisonBlocks(report.comparison, words, detail.regressions),
    detail.rest ? warningLines(report, words, expectedSeconds) : [],
    failureLines(report, words, failures, detail),
    checkFailureLines(report, words, checkFailures, detail.checkKeys),
    detail.rest ? runLines(report, words, links) : [],
    detail === everything
      ? []
      : [
          shortened(
            options.whole ?? 'results',
            links.run === null ? null : markdownLink(labels.workflowRun, links.run),
          ),
        ],
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

function heading({ verdict, requests, checks }: Report, { markdown }: ReportMessages, title: string | null): string {
  const { total, succeeded, successRate } = requests;
  const mark = { pass: '✅', fail: '❌', inconclusive: '⚠️' }[verdict];
  const line = joinParts([
    `${mark} ${title === null ? markdown.title[verdict] : markdown.verdict[verdict]}`,
    title === null ? null : codeSpan(title, 60),
    markdown.succeeded(formatCount(succeeded), formatCount(total), formatRate(successRate)),
    checks && markdown.passed(formatCount(checks.passed), formatCount(checks.total), formatRate(checks.passRate)),
  ]);
  return `### ${line}`;
}
