import type { Report } from '../analyzer/report.ts';
import { GeminiBatchError, hasCode } from '../errors/gemini-batch-error.ts';
import { jobView } from '../monitor/job-view.ts';
import { pollPolicy } from '../monitor/poll-delay.ts';
import { watchJobs } from '../monitor/watch-jobs.ts';
import { type Analysis, analyzeRun } from './analyze-run.ts';
import { downloadShard } from './download-shard.ts';
import { type OpenRun, openRun } from './open-run.ts';
import { planAttempts } from './plan-attempts.ts';
import { recordLost, recordState } from './record-fact.ts';
import { type FullContext, type RunContext, withDefaults } from './run-context.ts';
import { displayName } from './run-paths.ts';
import { nextStep } from './shard-state.ts';
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

/** Follows the jobs of a run until all have ended, writing down every change. Throws when a job is still to be made. */
export async function watchRun(folder: string, context: RunContext): Promise<OpenRun> {
  const full = withDefaults(context);
  const run = await openRun(folder, full);
  requireJobs(run);
  const waiting = run.shards.filter((shard) => nextStep(shard, full.clock.now()) === 'wait');
  const watched = waiting.flatMap(({ job, state }) => (job === null ? [] : [{ name: job, lastState: state }]));
  const policy = pollPolicy(run.record.emulated, full.intervalSeconds);
  for await (const event of watchJobs(watched, { ...full, policy })) {
    const name = typeof event.job === 'string' ? event.job : event.job.name;
    const shard = waiting.find(({ job }) => job === name);
    if (shard !== undefined && event.kind === 'state') await recordState(run, shard, event.job, full);
    if (shard !== undefined && event.kind === 'gone') await recordLost(run, shard, 'job', event.error, full);
    full.onEvent(event);
  }
  return await openRun(folder, full);
}

/** Fetches what the ended jobs of a run answered, and makes its report. Throws `job-not-finished` when one goes on. */
export async function collectRun(folder: string, context: RunContext): Promise<Report> {
  return (await collect(folder, withDefaults(context))).analysis.report;
}

async function collect(folder: string, full: FullContext): Promise<{ run: OpenRun; analysis: Analysis }> {
  const before = await openRun(folder, full);
  requireJobs(before);
  const looked = await lookOnce(before, full);
  for (const shard of looked.shards) {
    if (!shard.ended && shard.job !== null) {
      throw new GeminiBatchError('job-not-finished', { job: shard.job, state: shard.state?.state ?? 'PENDING' });
    }
    if (nextStep(shard, full.clock.now()) === 'download') await downloadShard(looked, shard, full);
  }
  const run = await openRun(folder, full);
  return { run, analysis: await analyzeRun(run, full) };
}

/** Writes down how the jobs stand now, without waiting for them. */
async function lookOnce(run: OpenRun, context: FullContext): Promise<OpenRun> {
  for (const shard of run.shards) {
    if (shard.job === null || shard.ended) continue;
    try {
      const job = jobView(await context.client.getBatch(shard.job));
      if (job.state !== shard.state?.state || job.ended) await recordState(run, shard, job, context);
    } catch (error) {
      if (!hasCode(error, 'job-not-found')) throw error;
      await recordLost(run, shard, 'job', error, context);
    }
  }
  return await openRun(run.folder, context);
}

/** A run that lacks a job is not one to wait for: one may have been sent, and then it goes on unseen. */
export function requireJobs({ record, shards }: OpenRun): void {
  for (const shard of shards) {
    if (shard.job !== null) continue;
    if (shard.openIntent) {
      throw new GeminiBatchError('create-unconfirmed', { displayName: displayName(record, shard) });
    }
    throw new GeminiBatchError('run-not-submitted', { run: record.id });
  }
}

/**
 * Takes a run from wherever it stands to its report, with as many attempts as it may have. `run` is `startRun` and then
 * this.
 */
export async function resumeRun(folder: string, context: RunContext): Promise<Report> {
  const full = withDefaults(context);
  for (;;) {
    await submitRun(folder, context);
    await watchRun(folder, context);
    const { run, analysis } = await collect(folder, full);
    if (!(await planAttempts(run, analysis, full))) return analysis.report;
  }
}
