import type { Report } from '../analyzer/report.ts';
import { GeminiBatchError, hasCode } from '../errors/gemini-batch-error.ts';
import { jobView } from '../monitor/job-view.ts';
import { analyzeRun } from './analysis/analyze-run.ts';
import { requireBaseline } from './analysis/compare-with-baseline.ts';
import { tryDownload } from './drive/download-shard.ts';
import { driveJobs } from './drive/drive-jobs.ts';
import { createFollower } from './drive/follow-jobs.ts';
import { planAttempts } from './drive/plan-attempts.ts';
import { stepsOf } from './drive/steps-of.ts';
import { createSubmitter } from './drive/submit-jobs.ts';
import { type HeldRun, holdRun, lookAtRun } from './folder/hold-run.ts';
import type { OpenRun } from './folder/open-run.ts';
import { recordLost, recordState } from './folder/record-fact.ts';
import { displayName } from './folder/run-paths.ts';
import { nextStep, unsentSteps } from './folder/shard-state.ts';
import { type FullContext, type RunContext, withDefaults } from './run-context.ts';
import type { RunEvent } from './run-events.ts';

/**
 * Creates the jobs of a run that are not there yet, and waits for none of them. Safe to call again after any
 * interruption. Throws `queue-full` when there is no room for all of them.
 */
export async function submitRun(folder: string, runContext: RunContext): Promise<OpenRun> {
  const context = withDefaults(runContext);
  return await holdRun(folder, context, async (run) => {
    // That the queue is full is thrown here, not waited for.
    const onEvent = (event: RunEvent) => event.kind !== 'queue-full' && context.onEvent(event);
    const submitter = createSubmitter(run, { ...context, onEvent });
    while (await submitter.submit());
    const { full } = submitter;
    const after = await run.state();
    if (full !== null) {
      const created = after.shards.filter(({ job }) => job !== null).length;
      const details = {
        run: run.record.id,
        created,
        jobs: after.shards.length,
        message: full.error?.details.message ?? null,
      };
      throw new GeminiBatchError('queue-full', details, { cause: full.error });
    }
    return after;
  });
}

/**
 * Follows the jobs of a run until all have ended, beside whatever works on it, and does nothing to them. Writes down what
 * changed unless another process does. Throws when a job is still to be made and nobody is about to.
 */
export async function watchRun(folder: string, runContext: RunContext): Promise<OpenRun> {
  const context = withDefaults(runContext);
  const run = await lookAtRun(folder, context);
  const follow = createFollower(run, context);
  for (;;) {
    await follow.look();
    const isDriven = await run.keep();
    const { waiting, unsent } = await stepsOf(run, context);
    const after = await run.state();
    if (waiting.length === 0 && (unsent === 0 || !isDriven)) {
      requireJobs(after);
      return after;
    }
    await follow.pause();
  }
}

/** Fetches what the ended jobs of a run answered, and makes its report. Throws `job-not-finished` when one goes on. */
export async function collectRun(folder: string, runContext: RunContext): Promise<Report> {
  const context = withDefaults(runContext);
  if (context.baseline !== null) await requireBaseline(context.baseline, context);
  return await holdRun(folder, context, async (run) => {
    await collectJobs(run, context);
    return await analyzeRun(await run.state(), context);
  });
}

/** Fetches what is there of a run, and waits for nothing. An output that cannot be had is told after all others. */
export async function collectJobs(run: HeldRun, context: FullContext): Promise<void> {
  requireJobs(await run.state());
  await lookOnce(run, context);
  let failure: GeminiBatchError | null = null;
  for (const shard of (await run.state()).shards) {
    const step = nextStep(shard, context.clock.now());
    if (step === 'wait') {
      throw new GeminiBatchError('job-not-finished', { job: shard.job ?? '', state: shard.state?.state ?? 'PENDING' });
    }
    if (step !== 'download') continue;
    const error = await tryDownload(run, shard, context);
    if (hasCode(error, 'network')) throw error;
    failure ??= error;
  }
  if (failure !== null) throw failure;
}

/** Writes down how the jobs stand now, without waiting for them. */
async function lookOnce(run: HeldRun, context: FullContext): Promise<void> {
  for (const shard of (await run.state()).shards) {
    if (shard.job === null || shard.ended) continue;
    try {
      const job = jobView(await context.client.getBatch(shard.job));
      if (job.state !== shard.state?.state || job.ended) await recordState(run, shard, job);
    } catch (error) {
      if (!hasCode(error, 'job-not-found')) throw error;
      await recordLost(run, shard, 'job', error, context);
    }
  }
}

/** A run that lacks a job is not one to wait for: one may have been sent, and then it goes on unseen. */
function requireJobs({ record, shards, cancelled }: OpenRun): void {
  for (const shard of shards) {
    if (shard.openIntent) {
      throw new GeminiBatchError('create-unconfirmed', { displayName: displayName(record, shard) });
    }
    const step = nextStep(shard, 0, cancelled);
    if (unsentSteps.includes(step)) throw new GeminiBatchError('run-not-submitted', { run: record.id });
  }
}

/**
 * Takes a run from wherever it stands to its report, with as many attempts as it may have. `run` is `startRun` and then
 * this.
 */
export async function resumeRun(folder: string, runContext: RunContext): Promise<Report> {
  const context = withDefaults(runContext);
  if (context.baseline !== null) await requireBaseline(context.baseline, context);
  return await holdRun(folder, context, async (run) => await driveRun(run, context));
}

/** As `resumeRun`, of a run that is held already. */
export async function driveRun(run: HeldRun, context: FullContext): Promise<Report> {
  for (;;) {
    await driveJobs(run, context);
    const report = await analyzeRun(await run.state(), context);
    if (!(await planAttempts(run, report, context))) return report;
  }
}
