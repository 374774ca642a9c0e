import { basename } from 'node:path';
import { parseReport } from '../../analyzer/parse-report.ts';
import type { Report } from '../../analyzer/report.ts';
import type { Result } from '../../analyzer/result.ts';
import { GeminiBatchError, hasCode } from '../../errors/gemini-batch-error.ts';
import type { ReportFault } from '../../errors/report-fault.ts';
import { parseJson } from '../../json/json.ts';
import type { Files } from '../../platform/files.ts';
import type { PriceRow } from '../../pricing/price-row.ts';
import type { RequestDetail } from '../../reports/request-detail.ts';
import { type OpenRun, openRun } from '../folder/open-run.ts';
import { readDetails } from '../folder/read-details.ts';
import { readResults } from '../folder/read-results.ts';
import { runPaths } from '../folder/run-paths.ts';
import { pricesOfRun } from '../folder/run-prices.ts';

/** A run that has been analyzed: its report, and what became of each request. */
export interface AnalyzedRun {
  readonly run: OpenRun;
  readonly report: Report;
  /** Each result, in order. Throws `report-broken` when they are not those that the report counts. */
  readonly results: () => AsyncGenerator<Result, undefined>;
  /** The same with prompt and answer, or with neither: then no other file is read. */
  readonly details: (options: { readonly texts: boolean }) => AsyncGenerator<RequestDetail, undefined>;
  /** The prices that count for it. Throws `run-folder-broken`. */
  readonly prices: () => Promise<readonly PriceRow[]>;
}

export interface AnalyzedRunOptions {
  readonly files: Files;
  /** Takes the API key out of what a model wrote. */
  readonly redact?: (text: string) => string;
}

/**
 * Reads what an analysis left in a run's folder. Throws `report-missing` when there was none, and `report-broken` when
 * its report is damaged, of another version, or of another run.
 */
export async function openAnalyzedRun(folder: string, options: AnalyzedRunOptions): Promise<AnalyzedRun> {
  const { files } = options;
  const run = await openRun(folder, options);
  const { report: file, results } = runPaths(folder);
  if (!(await files.exists(file))) throw new GeminiBatchError('report-missing', { run: folder });
  const json = parseJson(await files.readText(file));
  const parsed = 'value' in json ? parseReport(json.value) : { fault: { problem: 'not-json' } as const };
  if ('fault' in parsed) throw broken(folder, file, parsed.fault);
  const { id } = parsed.report.run;
  if (id !== run.record.id) throw broken(folder, file, { problem: 'other-run', id });
  if (!(await files.exists(results))) throw broken(folder, results, { problem: 'missing' });
  return analyzedRun(run, parsed.report, options);
}

/** A run with the report that was just made of it. */
export function analyzedRun(run: OpenRun, report: Report, { files, redact = String }: AnalyzedRunOptions): AnalyzedRun {
  const { folder, record } = run;
  const path = runPaths(folder).results;
  const requests = report.requests.total;

  /** All of them, or an error: half a file must not look like a small run. */
  async function* whole<T>(items: AsyncIterable<T>): AsyncGenerator<T, undefined> {
    let lines = 0;
    try {
      for await (const item of items) {
        lines += 1;
        yield item;
      }
    } catch (error) {
      // Of its own results the run can make better ones.
      const isOwn = hasCode(error, 'results-broken') || hasCode(error, 'run-folder-broken');
      if (!isOwn || basename(error.details.file) !== basename(path) || error.details.line === null) throw error;
      throw broken(folder, path, { problem: 'line', line: error.details.line });
    }
    if (record.requestsKnown && lines !== requests) throw broken(folder, path, { problem: 'count', lines, requests });
  }

  const results = () => whole(readResults(path, files));
  async function* withoutTexts(): AsyncGenerator<RequestDetail, undefined> {
    for await (const result of results()) yield { result, prompt: null, answer: null };
  }
  return {
    run,
    report,
    results,
    prices: () => pricesOfRun(folder, files),
    details: ({ texts }) => (texts ? whole(readDetails(run, files, { redact })) : withoutTexts()),
  };
}

function broken(run: string, file: string, fault: ReportFault): GeminiBatchError {
  return new GeminiBatchError('report-broken', { run, file: basename(file), fault });
}
