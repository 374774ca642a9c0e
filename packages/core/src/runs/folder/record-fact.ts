import type { GeminiBatchError } from '../../errors/gemini-batch-error.ts';
import { keyFingerprint } from '../../json/digest.ts';
import type { JobView } from '../../monitor/job-view.ts';
import type { FullContext } from '../run-context.ts';
import type { HeldRun } from './hold-run.ts';
import type { ShardState } from './shard-state.ts';

/** Writes down how a job stands. */
export async function recordState(run: HeldRun, { shard, attempt }: ShardState, job: JobView): Promise<void> {
  const { name, state, ended, output } = job;
  const isoTime = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  const times = { createTime: isoTime(job.createdAtMs), endTime: isoTime(job.endedAtMs) };
  const error = job.error?.message ?? null;
  const hasOutput = output !== null;
  await run.write({ type: 'state', shard, attempt, job: name, state, ended, ...times, error, hasOutput });
}

/**
 * Writes down that the service no longer has a job or its output: what it would have answered is lost, the rest of the
 * run is not. With another key than the run's own, nothing is gone but out of sight: then the error stands.
 */
export async function recordLost(
  { record, write }: HeldRun,
  { shard, attempt, job }: ShardState,
  what: 'job' | 'output',
  error: GeminiBatchError,
  context: Pick<FullContext, 'apiKey'>,
): Promise<void> {
  if (job === null || record.keyFingerprint !== keyFingerprint(record.id, context.apiKey)) throw error;
  await write({ type: 'lost', shard, attempt, job, what });
}
