import type { Report } from '../../analyzer/report.ts';
import type { Result } from '../../analyzer/result.ts';
import { htmlWords } from '../../locales/html-words.ts';
import type { Lang } from '../../locales/lang.ts';
import { meaningOf, reportWords } from '../../locales/report-words.ts';
import type { PriceRow } from '../../pricing/price-row.ts';
import type { RequestDetail } from '../request-detail.ts';
import { collectFigures, notableIn } from './collect-figures.ts';
import { dataElement } from './data-element.ts';
import type { PageContext } from './page-context.ts';
import { pageEnd, pageStart } from './page-frame.ts';
import type { PageSettings } from './page-settings.ts';
import { requestCost } from './request-cost.ts';
import { rowChunks } from './row-chunks.ts';
import { rowSelection } from './row-selection.ts';

/** What an HTML report is made of beside the report itself. */
export interface HtmlReportOptions {
  readonly lang: Lang;
  /** The results of the run, from the first one each time that it is called: once for the figures, once for the table if `details` is null. */
  readonly results: () => AsyncIterable<Result>;
  /** The same with prompts and answers, called once; null where they are not to be in the page. */
  readonly details: (() => AsyncIterable<RequestDetail>) | null;
  /** What a scenario of this kind takes at the service. */
  readonly expectedSeconds: { readonly from: number; readonly to: number } | null;
  /** Addresses that the caller made itself; they are trusted. */
  readonly links?: PageContext['links'];
  /** The prices of the run, by which single requests are priced. */
  readonly prices: readonly PriceRow[];
  /** Rows that the table has at most; those to look at first are kept. 50,000 by default. */
  readonly maxRows?: number;
}

/** The table stays quick, and the file can be opened. */
const defaultMaxRows = 50_000;

/**
 * The report as one HTML page, in pieces: the verdict first, then figures, charts, failures, and a table of requests
 * that sorts, filters and opens to prompt and answer. It needs nothing from elsewhere and runs its own script only.
 *
 * The results are read twice, so that no more than a piece of the rows is held in memory. Text from outside is escaped,
 * or data that the script shows as text. Of a prompt or an answer of more than 20,000 characters the start is kept.
 */
export async function* htmlReport(report: Report, options: HtmlReportOptions): AsyncGenerator<string, undefined> {
  const { lang, results, details, maxRows = defaultMaxRows } = options;
  const costOf = requestCost(report, options.prices);
  const figures = await collectFigures(results(), report, costOf);
  const words = reportWords(lang);
  const context: PageContext = {
    report,
    figures,
    lang,
    words,
    texts: htmlWords(lang),
    expectedSeconds: options.expectedSeconds,
    links: options.links ?? { commit: null, run: null },
  };
  const rows = Math.min(figures.total, maxRows);
  yield pageStart(context, { rows, hasTexts: details !== null }).html;
  yield dataElement('settings', settingsOf(context, details !== null)).html;
  const chunks = rowChunks(details === null ? withoutTexts(results()) : details(), {
    comparison: report.comparison,
    costOf: figures.costs === null ? () => null : costOf,
    isTaken: rowSelection(figures, notableIn(report), maxRows),
    withTexts: details !== null,
  });
  for await (const chunk of chunks) yield chunk.html;
  yield pageEnd().html;
}

async function* withoutTexts(results: AsyncIterable<Result>): AsyncGenerator<RequestDetail, undefined> {
  for await (const result of results) yield { result, prompt: null, answer: null };
}

function settingsOf({ report, figures, words, lang }: PageContext, hasTexts: boolean): PageSettings {
  const reasons = [...figures.failedKeys.keys()].flatMap((reason) => {
    const meaning = meaningOf(reason, words);
    return meaning === null ? [] : [[reason, meaning] as const];
  });
  return {
    lang,
    total: figures.total,
    hasTypes: report.byType.length > 1,
    hasChecks: report.checks !== null,
    hasCosts: figures.costs !== null,
    hasComparison: report.comparison !== null,
    hasTexts,
    remedies: Object.fromEntries(reasons),
  };
}
