import { retryRun } from '@gemini-batch-test/core';
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
import { showProgress } from '../show-progress.ts';
import { showReport } from '../show-report.ts';

/** A new attempt of what failed in an ended run and can succeed; waits for it and reports on all attempts. */
export async function retry(
  name: string,
  flags: BackendFlags &
    BaselineFlags &
    WaitFlags &
    PricesFlag &
    ReportFlags & {
      readonly json?: boolean;
      readonly input?: string;
      readonly moreRoom?: boolean;
      readonly strict?: boolean;
    },
  session: Session,
): Promise<number> {
  const onEvent = showProgress(session, { toResults: false });
  const more = { ...(await ownPrices(flags)), ...waiting(flags, session), baseline: flags.baseline ?? null, onEvent };
  const { run, context } = await openExistingRun(name, flags, session, more);
  const report = await retryRun(run.folder, { moreRoom: flags.moreRoom ?? false }, context);
  return await showReport(report, run, flags, session);
}
