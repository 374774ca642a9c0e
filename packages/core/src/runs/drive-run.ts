import type { Report } from '../analyzer/report.ts';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { type JobView, jobView } from '../monitor/job-view.ts';
import { pollPolicy } from '../monitor/poll-delay.ts';
import { watchJobs } from '../monitor/watch-jobs.ts';
import { analyzeRun } from './analyze-run.ts';
import { downloadShard } from './download-shard.ts';
import { appendToJournal } from './journal.ts';
import { type OpenRun, openRun } from './open-run.ts';
import { type FullContext, type RunContext, withDefaults } from './run-context.ts';
import { nextStep, type ShardState } from './shard-state.ts';
import { withSubmitLock } from './submit-lock.ts';
import { submitShard } from './submit-shard.ts';
import { writeShardInputs } from './write-shard-inputs.ts';

/** Creates the jobs of a run that are not there yet. Safe to call again after any interruption. */
export async function submitRun(folder: string, context: RunContext): Promise<OpenRun> {
  const full = withDefaults(context);
  const run = await openRun(folder, full);
  if (run.shards.some((shard) => shard.job === null)) {
    await withSubmitLock({ folder, id: run.record.id }, full, async () => {
      // Whoever held the lock before may have made them.
      const current = await openRun(folder, full);
      await writeShardInputs(current, full);
      for (const shard of current.shards) await submitShard(current, shard, full);
    });
  }
  return await openRun(folder, full);
}

/** Follows the jobs of a run until all have ended, writing down every change of state. */
export async function watchRun(folder: string, context: RunContext): Promise<OpenRun> {
  const full = withDefaults(context);
  const run = await openRun(folder, full);
  const waiting = run.shards.filter((shard) => nextStep(shard, full.clock.now()) === 'wait');
  const watched = waiting.flatMap(({ job, state }) => (job === null ? [] : [{ name: job, lastState: state }]));
  const policy = pollPolicy(run.record.emulated, full.intervalSeconds);
  const { client, clock, signal } = full;
  for await (const event of watchJobs(watched, { client, clock, policy, ...(signal ? { signal } : {}) })) {
    if (event.kind === 'state') {
      const shard = waiting.find(({ job }) => job === event.job.name);
      if (shard !== undefined) await recordState(run, shard, event.job, full);
    }
    full.onEvent(event);
  }
  return await openRun(folder, full);
}

async function recordState(
  run: OpenRun,
  { shard, attempt }: ShardState,
  job: JobView,
  context: FullContext,
): Promise<void> {
  const isoTime = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  await appendToJournal(
    run.folder,
    {
      type: 'state',
      shard,
      attempt,
      job: job.name,
      state: job.state,
      ended: job.ended,
      createTime: isoTime(job.createdAtMs),
      endTime: isoTime(job.endedAtMs),
      error: job.error?.message ?? null,
      hasOutput: job.output !== null,
    },
    context,
  );
}

/** Fetches what the ended jobs of a run answered, and makes its report. Throws `job-not-finished` when one goes on. */
export async function collectRun(folder: string, context: RunContext): Promise<Report> {
  const full = withDefaults(context);
  const run = await lookOnce(await openRun(folder, full), full);
  for (const shard of run.shards) {
    if (shard.job === null) throw new GeminiBatchError('run-not-submitted', { run: run.record.id });
    if (!shard.ended) {
      throw new GeminiBatchError('job-not-finished', { job: shard.job, state: shard.state?.state ?? 'PENDING' });
    }
    if (nextStep(shard, full.clock.now()) === 'download') await downloadShard(run, shard, full);
  }
  return await analyzeRun(await openRun(folder, full), full);
}

/** Writes down how the jobs stand now, without waiting for them. */
async function lookOnce(run: OpenRun, context: FullContext): Promise<OpenRun> {
  for (const shard of run.shards) {
    if (shard.job === null || shard.ended) continue;
    const job = jobView(await context.client.getBatch(shard.job));
    if (job.state !== shard.state?.state) await recordState(run, shard, job, context);
  }
  return await openRun(run.folder, context);
}

/** Takes a run from wherever it stands to its report. `run` is `startRun` and then this. */
export async function resumeRun(folder: string, context: RunContext): Promise<Report> {
  await submitRun(folder, context);
  await watchRun(folder, context);
  return await collectRun(folder, context);
}
