import { join, resolve } from 'node:path';
import {
  type AnalyzedRun,
  GeminiBatchError,
  nodeFiles,
  type ReportFormat,
  renderReport,
  reportFiles,
  runPaths,
  writing,
} from '@gemini-batch-test/core';
import { renderOptions } from './render-options.ts';
import type { Session } from './session.ts';

/** A report in a file. */
interface WrittenReport {
  readonly format: ReportFormat;
  readonly file: string;
}

/** Writes reports into a folder, each under the name of its format. */
export async function writeReports(
  analyzed: AnalyzedRun,
  formats: readonly ReportFormat[],
  { folder, answers }: { readonly folder: string; readonly answers?: boolean | undefined },
  session: Session,
): Promise<WrittenReport[]> {
  const written: WrittenReport[] = [];
  for (const format of formats) {
    const file = join(folder, reportFiles[format]);
    written.push(await writeReport(analyzed, format, { file, answers }, session));
  }
  return written;
}

/** Writes a report into a file. */
export async function writeReport(
  analyzed: AnalyzedRun,
  format: ReportFormat,
  { file, answers }: { readonly file: string; readonly answers?: boolean | undefined },
  session: Session,
): Promise<WrittenReport> {
  const { record, requests, journal, results, failed, report } = runPaths(analyzed.run.folder);
  // The data itself is there already, and what else the run is made of is not to be lost.
  if (format === 'json' && resolve(file) === resolve(report)) return { format, file };
  if ([record, requests, journal, results, failed, report].some((own) => resolve(own) === resolve(file))) {
    throw new GeminiBatchError('output-not-writable', { path: file, reason: 'EEXIST' });
  }
  const options = renderOptions(format, answers === undefined ? {} : { answers }, session, 'file');
  await writing(file, () => nodeFiles.write(file, renderReport(analyzed, format, options)));
  return { format, file };
}
