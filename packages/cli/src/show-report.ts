import {
  type Failure,
  nodeFiles,
  type Report,
  type RunRecord,
  readResults,
  reportWords,
  runPaths,
  scenarioOf,
  textReport,
} from '@gemini-batch-test/core';
import { exitCodes } from './exit-codes.ts';
import type { Session } from './session.ts';

/** More failed requests than these are counted, not listed. */
const listedFailures = 100;

/** Prints a report and says how the process ends. */
export async function showReport(
  report: Report,
  run: { readonly folder: string; readonly record: RunRecord },
  flags: { json?: boolean; strict?: boolean },
  session: Session,
): Promise<number> {
  const { terminal, lang } = session;
  terminal.live(null);
  if (flags.json) terminal.out(`${JSON.stringify(report, null, 2)}\n`);
  else {
    const failures: Failure[] = [];
    for await (const result of readResults(runPaths(run.folder).results, nodeFiles)) {
      if (result.outcome === 'failed') failures.push(result);
      if (failures.length === listedFailures) break;
    }
    const { generated } = run.record;
    const expectedSeconds = (generated && scenarioOf(generated.type, generated.count)?.expectedSeconds) ?? null;
    const paint = terminal.paintOut;
    const { folder } = run;
    terminal.out(textReport(report, { words: reportWords(lang), paint, failures, expectedSeconds, folder }));
  }
  if (report.verdict === 'pass') return exitCodes.passed;
  return report.verdict === 'inconclusive' && !flags.strict ? exitCodes.passed : exitCodes.failed;
}
