import {
  durationsOf,
  formatDuration,
  latestAttempts,
  type OpenRun,
  type RunEvent,
  watchRun,
} from '@gemini-batch-test/core';
import { exitCodes } from '../exit-codes.ts';
import { openExistingRun } from '../open-existing-run.ts';
import { type BackendFlags, looking, type TimeFlags } from '../options/backend-flags.ts';
import type { Session } from '../session.ts';
import { showExpectedTime } from '../show-expected-time.ts';
import { showProgress, timeOfDay } from '../show-progress.ts';

export interface MonitorFlags extends BackendFlags, TimeFlags {
  readonly input?: string;
  readonly json?: boolean;
}

/** Follows a run's jobs to their end. Exit 1 when one did not succeed. */
export async function monitor(name: string, flags: MonitorFlags, session: Session): Promise<number> {
  const { terminal, words } = session;
  const show = showProgress(session, { toResults: !flags.json });
  const shown = new Map<string, string>();
  const onEvent = (event: RunEvent) => {
    if (event.kind === 'state') shown.set(event.job.name, event.job.state);
    show(event);
  };
  const { run, context } = await openExistingRun(name, flags, session, { ...looking(flags, session), onEvent });
  if (run.shards.some(({ ended }) => !ended)) await showExpectedTime(run.record, session);
  /** What the folder knows and was not shown: of an earlier time, or seen by another process that drives the run. */
  const showKnown = ({ shards }: OpenRun): void => {
    for (const { job, state } of shards) {
      if (flags.json || job === null || state === null || shown.get(job) === state.state) continue;
      terminal.out(`${timeOfDay(state.atMs)} ${state.state}${shards.length > 1 ? `  ${job}` : ''}\n`);
      shown.set(job, state.state);
    }
  };
  showKnown(run);
  const ended = await watchRun(run.folder, context);
  terminal.live(null);
  showKnown(ended);
  const { totalSeconds } = durationsOf(ended.shards, 0);
  if (flags.json) {
    const jobs = ended.shards.map(({ job, state, requests }) => ({ name: job, state: state?.state ?? null, requests }));
    terminal.out(`${JSON.stringify({ run: ended.record.id, jobs, totalSeconds }, null, 2)}\n`);
  } else if (totalSeconds !== null) terminal.out(`${words.total(formatDuration(totalSeconds))}\n`);
  const succeeded = latestAttempts(ended.shards).every(({ state }) => state?.state === 'SUCCEEDED');
  if (!flags.json) terminal.note(words.runNext(`gemini-batch-test results ${name}`));
  return succeeded ? exitCodes.passed : exitCodes.failed;
}
