import { analyzedRun, nodeFiles, type OpenRun, type Report, renderReport } from '@gemini-batch-test/core';
import { exitCodes } from './exit-codes.ts';
import type { ReportFlags } from './options/report-flags.ts';
import { redactEnvironment, renderOptions } from './render-options.ts';
import type { Session } from './session.ts';
import { writeReports } from './write-reports.ts';

/** Prints a report, writes those that were asked for, and says how the process ends. */
export async function showReport(
  report: Report,
  run: OpenRun,
  flags: ReportFlags & { readonly json?: boolean; readonly strict?: boolean },
  session: Session,
): Promise<number> {
  const { terminal, words } = session;
  terminal.live(null);
  const analyzed = analyzedRun(run, report, { files: nodeFiles, redact: redactEnvironment(session) });
  const format = flags.json ? 'json' : 'text';
  const options = renderOptions(format, flags, session, 'terminal');
  for await (const piece of renderReport(analyzed, format, options)) terminal.out(piece);
  const { folder } = run;
  for (const { file } of await writeReports(
    analyzed,
    flags.report ?? [],
    { folder, answers: flags.answers },
    session,
  )) {
    terminal.note(words.wrote(file));
  }
  if (report.verdict === 'pass') return exitCodes.passed;
  return report.verdict === 'inconclusive' && !flags.strict ? exitCodes.passed : exitCodes.failed;
}
