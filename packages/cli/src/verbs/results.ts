import { collectRun } from '@gemini-batch-test/core';
import { openExistingRun } from '../open-existing-run.ts';
import { type BackendFlags, type BaselineFlags, ownPrices, type PricesFlag } from '../options/backend-flags.ts';
import type { ReportFlags } from '../options/report-flags.ts';
import type { Session } from '../session.ts';
import { showProgress } from '../show-progress.ts';
import { showReport } from '../show-report.ts';

/** Downloads and analyzes what has ended. Exit 4 when a job goes on. */
export async function results(
  name: string,
  flags: BackendFlags &
    BaselineFlags &
    PricesFlag &
    ReportFlags & {
      readonly json?: boolean;
      readonly input?: string;
      readonly takeOver?: boolean;
      readonly strict?: boolean;
    },
  session: Session,
): Promise<number> {
  const onEvent = showProgress(session, { toResults: false });
  const { takeOver = false, baseline = null } = flags;
  const more = { ...(await ownPrices(flags)), onEvent, takeOver, baseline };
  const { run, context } = await openExistingRun(name, flags, session, more);
  return await showReport(await collectRun(run.folder, context), run, flags, session);
}
