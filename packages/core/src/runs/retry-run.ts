import type { Report } from '../analyzer/report.ts';
import type { Result } from '../analyzer/result.ts';
import { type RetryClass, retryClass } from '../analyzer/retry-class.ts';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { BatchRequest } from '../requests/batch-request.ts';
import { withMoreRoom } from '../requests/more-room.ts';
import { analyzeRun } from './analysis/analyze-run.ts';
import { requireBaseline } from './analysis/compare-with-baseline.ts';
import { latestAttempts, planAttempt } from './drive/plan-attempts.ts';
import { collectJobs, driveRun } from './drive-run.ts';
import { holdRun } from './folder/hold-run.ts';
import type { OpenRun } from './folder/open-run.ts';
import { readSent } from './folder/read-sent.ts';
import { runPaths } from './folder/run-paths.ts';
import { type FullContext, type RunContext, withDefaults } from './run-context.ts';

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
  if (context.baseline !== null) await requireBaseline(context.baseline, context);
  return await holdRun(folder, context, async (run) => {
    if (!run.record.requestsKnown) throw new GeminiBatchError('requests-unknown', { run: run.record.id });
    await collectJobs(run, context);
    const { shards, cancelled } = await run.state();
    const report = await analyzeRun(await run.state(), context);
    const choose = (result: Result, request: BatchRequest) => sentAgain(result, request, moreRoom);
    const ended = latestAttempts(shards).filter(({ job }) => job !== null);
    const rest = await countRest(await run.state(), moreRoom, context);
    const again = (await planAttempt(run, ended, choose, report, context))?.requests ?? 0;
    const unsent = shards.filter(({ job }) => job === null).reduce((sum, { requests }) => sum + requests, 0);
    context.onEvent({ kind: 'retry', again: again + unsent, ...rest });
    if (again + unsent === 0) return report;
    // What was not sent because the run was cancelled is wanted again.
    if (cancelled) await context.files.remove(runPaths(folder).cancelled);
    return await driveRun(run, context);
  });
}

/** The request as it goes again; null when it does not. */
function sentAgain(result: Result, request: BatchRequest, moreRoom: boolean): BatchRequest | null {
  const kind = classOf(result);
  if (kind === 'transient' || kind === 'asked') return request;
  return kind === 'more-room' && moreRoom ? widened(request) : null;
}

/** A success that was cut off can be had whole; any other success is what was wanted. */
function classOf(result: Result): RetryClass | null {
  const kind = retryClass({ reason: result.reason, code: null });
  return result.outcome === 'failed' || kind === 'more-room' ? kind : null;
}

/** With more room than it had the last time; null when the model has no more, or the request set no limit of its own. */
function widened(request: BatchRequest): BatchRequest | null {
  const wider = withMoreRoom(request.request);
  return wider === null ? null : { ...request, request: wider };
}

/** How many requests do not go again: those that could be given more room, and those that would meet the same end. */
async function countRest(
  run: OpenRun,
  moreRoom: boolean,
  { files }: FullContext,
): Promise<{ cutOff: number; final: number }> {
  const counts = { cutOff: 0, final: 0 };
  for await (const { sent } of readSent(run, files)) {
    for await (const { request, result } of sent) {
      const kind = classOf(result);
      const isNarrow = kind === 'more-room' && widened(request) !== null;
      if (isNarrow && !moreRoom) counts.cutOff += 1;
      if (kind === 'final' || (kind === 'more-room' && !isNarrow)) counts.final += 1;
    }
  }
  return counts;
}
