import { durationsOf, formatDuration, watchRun } from '@gemini-batch-test/core';
import { exitCodes } from '../exit-codes.ts';
import { openExistingRun } from '../open-existing-run.ts';
import { type BackendFlags, type WaitFlags, waiting } from '../options/backend-flags.ts';
import type { Session } from '../session.ts';
import { showExpectedTime } from '../show-expected-time.ts';
import { showProgress, timeOfDay } from '../show-progress.ts';

export interface MonitorFlags extends BackendFlags, WaitFlags {
  readonly input?: string;
  readonly json?: boolean;
}

/** Follows a run's jobs to their end. Exit 1 when one did not succeed. */
export async function monitor(name: string, flags: MonitorFlags, session: Session): Promise<number> {
  const { terminal, words } = session;
  const onEvent = showProgress(session, { toResults: !flags.json });
  const { run, context } = await openExistingRun(name, flags, session, { ...waiting(flags, session), onEvent });
  if (run.shards.some(({ ended }) => !ended)) await showExpectedTime(run.record, session);
  const seen = run.shards.filter((shard) => shard.ended && shard.state !== null);
  if (!flags.json) {
    for (const { state } of seen) terminal.out(`${timeOfDay(state?.atMs ?? 0)} ${state?.state ?? ''}\n`);
  }
  const ended = await watchRun(run.folder, context);
  terminal.live(null);
  const { totalSeconds } = durationsOf(ended.shards, 0);
  if (flags.json) {
    const jobs = ended.shards.map(({ job, state, requests }) => ({ name: job, state: state?.state ?? null, requests }));
    terminal.out(`${JSON.stringify({ run: ended.record.id, jobs, totalSeconds }, null, 2)}\n`);
  } else if (totalSeconds !== null) terminal.out(`${words.total(formatDuration(totalSeconds))}\n`);
  const succeeded = ended.shards.every((shard) => shard.state?.state === 'SUCCEEDED');
  if (!flags.json) terminal.note(words.runNext(`gemini-batch-test results ${name}`));
  return succeeded ? exitCodes.passed : exitCodes.failed;
}
