import type { Report } from '../analyzer/report.ts';
import type { Result } from '../analyzer/result.ts';
import { type RetryClass, retryClass } from '../analyzer/retry-class.ts';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { BatchRequest } from '../requests/batch-request.ts';
import { withMoreRoom } from '../requests/more-room.ts';
import { analyzeRun } from './analyze-run.ts';
import { collectJobs, driveRun } from './drive-run.ts';
import { holdRun } from './hold-run.ts';
import { latestAttempts, planAttempt } from './plan-attempts.ts';
import { readResults } from './read-results.ts';
import { type RunContext, withDefaults } from './run-context.ts';
import { runPaths } from './run-paths.ts';

export interface RetryOptions {
  /** Sends again what was cut off by MAX_TOKENS too, with more room for the answer. */
  readonly moreRoom?: boolean;
}

/**
 * A new attempt of what failed in a run that has ended, as far as sending it again can help; unlike the attempts that a
 * run makes by itself, also of jobs that did not succeed, and of what was never sent. Takes the run to its report.
 * Throws `job-not-finished` while a job goes on: it can still answer, and be billed.
 */
export async function retryRun(
  folder: string,
  { moreRoom = false }: RetryOptions,
  runContext: RunContext,
): Promise<Report> {
  const context = withDefaults(runContext);
  return await holdRun(folder, context, async (run) => {
    if (!run.record.requestsKnown) throw new GeminiBatchError('requests-unknown', { run: run.record.id });
    await collectJobs(run, context);
    const { shards, cancelled } = await run.state();
    const report = await analyzeRun(await run.state(), context);
    const choose = (result: Result, request: BatchRequest) => sentAgain(result, request, moreRoom);
    const ended = latestAttempts(shards).filter(({ job }) => job !== null);
    const again = (await planAttempt(run, ended, choose, report, context))?.requests ?? 0;
    const counts = await countClasses(folder, moreRoom, context);
    const unsent = shards.filter(({ job }) => job === null).reduce((sum, { requests }) => sum + requests, 0);
    context.onEvent({ kind: 'retry', again: again + unsent, ...counts });
    if (again + unsent === 0) return report;
    // What was not sent because the run was cancelled is wanted again.
    if (cancelled) await context.files.remove(runPaths(folder).cancelled);
    return await driveRun(run, context);
  });
}

/** The request as it goes again; null when it does not. */
function sentAgain(result: Result, request: BatchRequest, moreRoom: boolean): BatchRequest | null {
  switch (classOf(result)) {
    case 'transient':
    case 'asked':
      return request;
    case 'more-room':
      return moreRoom ? widened(request, result.attempt ?? 1) : null;
    default:
      return null;
  }
}

/** A success that was cut off can be had whole; any other success is what was wanted. */
function classOf(result: Result): RetryClass | null {
  const kind = retryClass({ reason: result.reason, code: null });
  return result.outcome === 'failed' || kind === 'more-room' ? kind : null;
}

/** Each attempt gives more room than the one before; null when there is no more. */
function widened(request: BatchRequest, attempts: number): BatchRequest | null {
  let wider = withMoreRoom(request.request);
  for (let attempt = 1; attempt < attempts && wider !== null; attempt += 1) wider = withMoreRoom(wider) ?? wider;
  return wider === null ? null : { ...request, request: wider };
}

/** How many requests do not go again: cut off, and such that the same request meets the same end. */
async function countClasses(
  folder: string,
  moreRoom: boolean,
  { files }: Pick<Required<RunContext>, 'files'>,
): Promise<{ cutOff: number; final: number }> {
  const counts = { cutOff: 0, final: 0 };
  for await (const result of readResults(runPaths(folder).results, files)) {
    const kind = classOf(result);
    if (kind === 'final') counts.final += 1;
    if (kind === 'more-room' && !moreRoom) counts.cutOff += 1;
  }
  return counts;
}
