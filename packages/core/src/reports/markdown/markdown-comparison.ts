import type { ComparisonReport } from '../../analyzer/report.ts';
import type { ComparedRun, ComparisonDocument } from '../../comparison/comparison-document.ts';
import { formatCount } from '../../locales/format-numbers.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import { comparisonTable } from '../comparison-table.ts';
import { sideBySideTable } from '../side-by-side-table.ts';
import { codeSpan } from './code-span.ts';
import { collapsed } from './markdown-collapsed.ts';
import { brokenLines, joinParts } from './markdown-lines.ts';
import { markdownUsd } from './markdown-usd.ts';

export interface MarkdownComparisonOptions {
  readonly words: ReportMessages;
  /** How many keys that got worse, and that got better, are named. */
  readonly keys: number;
}

/** Runs side by side as GitHub Flavored Markdown: of two the verdict first, the figures, and the keys that changed. */
export function markdownComparison(document: ComparisonDocument, { words, keys }: MarkdownComparisonOptions): string {
  const [only, ...others] = document.heads;
  if (only === undefined) return '';
  const writeUsd = (usd: number) => markdownUsd(usd, false, words);
  const { columns, listSeparator } = words.comparison;
  const runs = [document.base, ...document.heads.map(({ run }) => run)];
  const labels = others.length > 0 ? runs.map((_, index) => `[${index + 1}]`) : [columns.baseline, columns.run];
  const legend = brokenLines(runs.map((run, index) => runLine(labels[index] ?? '', run)));
  const { comparison } = only;
  const blocks =
    others.length > 0
      ? [legend, gfmTable(sideBySideTable(document, words, writeUsd, { intervals: true }))]
      : [
          [`### ${verdictLine(comparison, words)}`],
          legend,
          comparison.paired === 0 ? [] : gfmTable(comparisonTable(comparison, words, writeUsd, { counts: true })),
          [words.comparison.keys(comparison).join(listSeparator)],
          changedKeys('worse', comparison, words, keys),
          changedKeys('better', comparison, words, keys),
        ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

/** The comparison as a part of a report: what it comes to, and collapsed the first `longest` keys that got worse. */
export function comparisonBlocks(
  comparison: ComparisonReport | null,
  words: ReportMessages,
  longest: number,
): (readonly string[])[] {
  if (comparison === null) return [];
  const { against, keys, listSeparator } = words.comparison;
  const name = `**${against}** ${codeSpan(comparison.baselineRunId, 80)}`;
  const lines = [joinParts([name, verdictLine(comparison, words)])];
  if (comparison.problem === null) lines.push(keys(comparison).join(listSeparator));
  return [brokenLines(lines), changedKeys('worse', comparison, words, longest)];
}

function verdictLine(comparison: ComparisonReport, { comparison: words, markdown }: ReportMessages): string {
  const mark = { worse: '❌', better: '✅', 'within-noise': '✅', 'not-comparable': '⚠️' }[comparison.verdict];
  return `${mark} ${words.verdict[comparison.verdict]}${markdown.colon}${words.summary(comparison)}`;
}

function runLine(label: string, { name, model, createdAt }: ComparedRun): string {
  return joinParts([
    `**${label}** ${codeSpan(name, 80)}`,
    model === null ? null : codeSpan(model, 80),
    createdAt === null ? null : codeSpan(createdAt, 40),
  ]);
}

function gfmTable(rows: readonly (readonly string[])[]): string[] {
  const [head = [], ...others] = rows;
  const align = head.map((_, column) => (column === 0 ? ':--' : '--:'));
  return [head, align, ...others].map((cells) => `| ${cells.map((cell) => cell.trim()).join(' | ')} |`);
}

function changedKeys(
  kind: 'worse' | 'better',
  comparison: ComparisonReport,
  { comparison: words, markdown }: ReportMessages,
  longest: number,
): string[] {
  const isWorse = kind === 'worse';
  const count = isWorse ? comparison.regressionCount : comparison.improvementCount;
  if (count === 0) return [];
  const keys = (isWorse ? comparison.regressions : comparison.improvements).slice(0, longest);
  const left = count - keys.length;
  const shown = keys.length === 0 ? [] : [keys.map((key) => codeSpan(key, 80)).join(markdown.listSeparator)];
  const more = left > 0 ? [...(shown.length > 0 ? [''] : []), words.more(formatCount(left))] : [];
  return collapsed((isWorse ? words.worseTitle : words.betterTitle)(formatCount(count)), [...shown, ...more]);
}
