import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import {
  findRun,
  GeminiBatchError,
  isReportFormat,
  nodeFiles,
  openAnalyzedRun,
  type ReportFormat,
  renderReport,
  reportFiles,
} from '@gemini-batch-test/core';
import { exitCodes } from '../exit-codes.ts';
import { redactEnvironment, renderOptions } from '../render-options.ts';
import type { Session } from '../session.ts';
import { writeReport, writeReports } from '../write-reports.ts';

export interface ReportVerbFlags {
  readonly format?: readonly ReportFormat[];
  readonly out?: string;
  readonly answers?: boolean;
  readonly json?: boolean;
}

/**
 * Renders the report of a run again, from its folder alone. One format goes to stdout, or with `--out` to a file or into
 * a folder; several, and a page of which a terminal would show the source, go into a folder, the run's own when none is
 * named. Exit 0 whatever the verdict: it only renders.
 */
export async function report(name: string, flags: ReportVerbFlags, session: Session): Promise<number> {
  const formats = formatsOf(flags);
  const folder = await findRun(name, nodeFiles);
  if (folder === null) throw new GeminiBatchError('run-not-found', { run: name });
  const analyzed = await openAnalyzedRun(folder, { files: nodeFiles, redact: redactEnvironment(session) });
  const { terminal } = session;
  const { answers } = flags;
  const only = formats.length === 1 ? formats[0] : undefined;
  const out = flags.out === '-' ? undefined : flags.out;
  // A page is nothing to be read in a terminal: there it goes into the folder, unless stdout is asked for.
  const isForBrowser = only === 'html' && flags.out === undefined && terminal.isWatched;
  if (only !== undefined && out === undefined && !isForBrowser) {
    const options = renderOptions(only, flags, session, 'terminal');
    for await (const piece of renderReport(analyzed, only, options)) terminal.out(piece);
    return exitCodes.passed;
  }
  const written =
    only !== undefined && out !== undefined && !(await isFolder(out))
      ? [await writeReport(analyzed, only, { file: out, answers }, session)]
      : await writeReports(analyzed, formats, { folder: out ?? folder, answers }, session);
  if (flags.json) terminal.out(`${JSON.stringify({ run: analyzed.run.record.id, reports: written }, null, 2)}\n`);
  else for (const { file } of written) terminal.out(`${file}\n`);
  return exitCodes.passed;
}

/** The formats asked for; when none is named, the one of the file's ending, else the text. */
function formatsOf({ format, out, json }: ReportVerbFlags): readonly ReportFormat[] {
  if (format !== undefined) {
    if (format.length > 1 && out === '-') throw unfit('--out', '-', '--format <one>');
    if (json && (out === undefined || out === '-') && format.length === 1 && format[0] !== 'json') {
      throw unfit('--json', `--format ${format.join()}`, '--out');
    }
    return format;
  }
  if (out === undefined || out === '-') return [json ? 'json' : 'text'];
  const ending = extname(out).toLowerCase();
  const formats = Object.keys(reportFiles).filter(isReportFormat);
  return [formats.find((known) => extname(reportFiles[known]) === ending) ?? 'text'];
}

function unfit(option: string, value: string, goesWith: string): GeminiBatchError {
  return new GeminiBatchError('option-unfit', { option, value, goesWith });
}

/** A path that ends like a folder, or is one. */
async function isFolder(path: string): Promise<boolean> {
  if (/[/\\]$/.test(path)) return true;
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
