import { resumeRun } from '@gemini-batch-test/core';
import { openExistingRun } from '../open-existing-run.ts';
import {
  type BackendFlags,
  type BaselineFlags,
  ownPrices,
  type PricesFlag,
  type WaitFlags,
  waiting,
} from '../options/backend-flags.ts';
import type { ReportFlags } from '../options/report-flags.ts';
import type { Session } from '../session.ts';
import { showExpectedTime } from '../show-expected-time.ts';
import { showProgress } from '../show-progress.ts';
import { showReport } from '../show-report.ts';

/** Takes a run from wherever it stands to its report. */
export async function resume(
  name: string,
  flags: BackendFlags &
    BaselineFlags &
    WaitFlags &
    PricesFlag &
    ReportFlags & { readonly json?: boolean; readonly strict?: boolean },
  session: Session,
): Promise<number> {
  const onEvent = showProgress(session, { toResults: false });
  const more = { ...(await ownPrices(flags)), ...waiting(flags, session), baseline: flags.baseline ?? null, onEvent };
  const { run, context } = await openExistingRun(name, flags, session, more);
  if (run.shards.some(({ ended }) => !ended)) await showExpectedTime(run.record, session);
  return await showReport(await resumeRun(run.folder, context), run, flags, session);
}
