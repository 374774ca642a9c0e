import stringWidth from 'string-width';
import type { ComparisonReport } from '../../analyzer/report.ts';
import type { ComparedRun, ComparisonDocument } from '../../comparison/comparison-document.ts';
import { formatCount, formatUsd } from '../../locales/format-numbers.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import { comparisonTable } from '../comparison-table.ts';
import { plainLine } from '../plain-line.ts';
import { sideBySideTable } from '../side-by-side-table.ts';
import { cutToWidth } from './cut-to-width.ts';
import { fittedTable } from './fitted-table.ts';
import type { Paint } from './paint.ts';
import { padTo } from './text-table.ts';
import { wrapText } from './wrap-text.ts';

/** How a comparison is shown on a terminal. */
export interface TextComparisonOptions {
  readonly words: ReportMessages;
  readonly paint: Paint;
  /** In terminal columns. */
  readonly width: number;
  /** How many keys that got worse, and that got better, are named. */
  readonly keys: number;
}

/** Runs side by side as lines for a terminal: of two the verdict first, the figures, and the keys that changed. */
export function textComparison(document: ComparisonDocument, options: TextComparisonOptions): string {
  const { words, width } = options;
  const [only, ...others] = document.heads;
  if (only === undefined) return '';
  if (others.length > 0) {
    const legend = [document.base, ...document.heads.map(({ run }) => run)];
    const tables = [true, false].map((intervals) => sideBySideTable(document, words, formatUsd, { intervals }));
    const lines = runLines(
      legend.map((_, index) => `[${index + 1}]`),
      legend,
      options,
    );
    return `${[...lines, '', ...fittedTable(tables, width)].join('\n')}\n`;
  }
  const { comparison, run } = only;
  const { columns } = words.comparison;
  const blocks = [
    verdictLines(comparison, options),
    runLines([columns.baseline, columns.run], [document.base, run], options),
    comparison.paired === 0 ? [] : figures(comparison, words, width),
    keysLines(comparison, options),
    changedKeys('worse', comparison, options),
    changedKeys('better', comparison, options),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

/** The comparison as a part of a report, without its title. */
export function comparisonLines(comparison: ComparisonReport, options: TextComparisonOptions): string[] {
  const { words, width } = options;
  const models = [comparison.baseline.model, comparison.run.model];
  const [before, after] = models.map((model) => (model === null ? words.comparison.unknown : plainLine(model, 80)));
  const { problem } = comparison;
  return [
    ...verdictLines(comparison, options),
    ...(before === after || problem !== null
      ? []
      : wrapText(`${words.comparison.models}  ${before} → ${after}`, width)),
    ...(comparison.paired === 0 ? [] : figures(comparison, words, width)),
    ...(problem === null ? keysLines(comparison, options) : []),
    ...changedKeys('worse', comparison, options),
  ];
}

function verdictLines(comparison: ComparisonReport, { words, paint, width }: TextComparisonOptions): string[] {
  const { verdict } = comparison;
  const style = ({ worse: 'bad', better: 'good', 'within-noise': 'strong', 'not-comparable': 'warn' } as const)[
    verdict
  ];
  const said = words.comparison.verdict[verdict];
  // The verdict is short, and never parted.
  const [first = '', ...others] = wrapText(`${said}  ${words.comparison.summary(comparison)}`, width);
  return [paint(style, said) + first.slice(said.length), ...others];
}

/** Each run beside its label, with its model; on a line of its own where that is too long. */
function runLines(
  labels: readonly string[],
  runs: readonly ComparedRun[],
  { width }: Pick<TextComparisonOptions, 'width'>,
): string[] {
  const labelWidth = Math.max(...labels.map((label) => stringWidth(label)));
  return runs.flatMap(({ name, model }, index) => {
    const parts = [name, ...(model === null ? [] : [model])].map((part) => plainLine(part));
    const labelled = [labels[index] ?? '', ...parts.map(() => '')].map((label) => padTo(label, labelWidth));
    const line = `${labelled[0]}  ${parts.join(' · ')}`;
    const lines = stringWidth(line) <= width ? [line] : parts.map((part, at) => `${labelled[at]}  ${part}`);
    return lines.map((each) => cutToWidth(each, width));
  });
}

function figures(comparison: ComparisonReport, words: ReportMessages, width: number): string[] {
  const tables = [true, false].map((counts) => comparisonTable(comparison, words, formatUsd, { counts }));
  return fittedTable(tables, width);
}

function keysLines(comparison: ComparisonReport, { words, width }: TextComparisonOptions): string[] {
  return wrapText(words.comparison.keys(comparison).join(words.comparison.listSeparator), width);
}

function changedKeys(
  kind: 'worse' | 'better',
  comparison: ComparisonReport,
  { words, paint, width, keys: longest }: TextComparisonOptions,
): string[] {
  const isWorse = kind === 'worse';
  const count = isWorse ? comparison.regressionCount : comparison.improvementCount;
  const shown = (isWorse ? comparison.regressions : comparison.improvements).slice(0, longest);
  if (count === 0) return [];
  const { worseTitle, betterTitle, more } = words.comparison;
  const title = (isWorse ? worseTitle : betterTitle)(formatCount(count));
  const mark = isWorse ? paint('bad', '✗') : paint('good', '✓');
  const lines = shown.map((key) => `  ${mark} ${cutToWidth(plainLine(key, 200), width - 4)}`);
  const left = count - shown.length;
  return [title, ...lines, ...(left > 0 ? [`  ${more(formatCount(left))}`] : [])];
}
