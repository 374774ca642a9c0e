import { scenarioOf } from '../../generators/scenarios.ts';
import type { Lang } from '../../locales/lang.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import { csvReport } from '../../reports/csv/csv-report.ts';
import { htmlReport } from '../../reports/html/html-report.ts';
import { junitReport } from '../../reports/junit/junit-report.ts';
import { markdownReport } from '../../reports/markdown/markdown-report.ts';
import type { ReportFormat } from '../../reports/report-format.ts';
import type { Paint } from '../../reports/text/paint.ts';
import { textReport } from '../../reports/text/text-report.ts';
import type { AnalyzedRun } from './analyzed-run.ts';
import { listFailures } from './list-failures.ts';

/** How a report is rendered, whatever its format. */
export interface RenderOptions {
  readonly lang: Lang;
  readonly words: ReportMessages;
  /** With prompts and answers, where the format has a place for them. */
  readonly texts: boolean;
  /** For the text: how wide it may be, and how it is painted. */
  readonly columns: number;
  readonly paint: Paint;
}

type Renderer = (analyzed: AnalyzedRun, options: RenderOptions) => AsyncIterable<string>;

/** What fits a comment on GitHub, which takes 65,536 characters (docs.github.com, 2026-11-24). */
const markdownBytes = 60_000;

/** Every format with what makes it: one more is an entry here and one in `reportFiles`. */
const renderers: Readonly<Record<ReportFormat, Renderer>> = {
  async *text(analyzed, options) {
    const { run, report } = analyzed;
    const lists = await listFailures(report, analyzed.results());
    yield textReport(report, {
      ...options,
      ...lists,
      expectedSeconds: expectedSecondsOf(analyzed),
      folder: run.folder,
    });
  },
  async *md(analyzed, { words }) {
    const { report } = analyzed;
    const lists = await listFailures(report, analyzed.results());
    const links = { commit: null, run: null };
    const expectedSeconds = expectedSecondsOf(analyzed);
    yield markdownReport(report, { words, ...lists, expectedSeconds, links, maxBytes: markdownBytes });
  },
  async *html(analyzed, { lang, texts }) {
    yield* htmlReport(analyzed.report, {
      lang,
      results: analyzed.results,
      details: texts ? () => analyzed.details({ texts }) : null,
      expectedSeconds: expectedSecondsOf(analyzed),
      prices: await analyzed.prices(),
    });
  },
  async *json({ report }) {
    yield `${JSON.stringify(report, null, 2)}\n`;
  },
  junit: (analyzed, { words, texts }) => junitReport(analyzed.report, { words, texts, details: analyzed.details }),
  csv: (analyzed, { texts }) => csvReport(analyzed.details({ texts }), { texts }),
};

/** A report of an analyzed run in a format, piece by piece. */
export function renderReport(
  analyzed: AnalyzedRun,
  format: ReportFormat,
  options: RenderOptions,
): AsyncIterable<string> {
  return renderers[format](analyzed, options);
}

/** What a generated scenario takes at the service; null for any other run. */
export function expectedSecondsOf({ run }: Pick<AnalyzedRun, 'run'>): { from: number; to: number } | null {
  const { generated } = run.record;
  return (generated && scenarioOf(generated.type, generated.count)?.expectedSeconds) ?? null;
}
