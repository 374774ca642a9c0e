import type { Responder } from '../answers/answer.ts';
import type { EmulatorClock } from '../clock/emulator-clock.ts';
import { wait } from '../http/wait.ts';
import { noteAnswered } from '../jobs/answered-time.ts';
import type { BatchRecord } from '../jobs/batch-record.ts';
import { readBatchRecord } from '../jobs/find-batch.ts';
import { jobAt } from '../jobs/job-at.ts';
import { jobRequests } from '../jobs/job-requests.ts';
import type { Store } from '../store/store.ts';
import { type AnswerLease, leaseMs, takeLease } from './answer-lease.ts';
import { inOrderlyParallel } from './in-orderly-parallel.ts';
import { answerLog, keptReader, removeKeptAnswers } from './kept-answers.ts';

/** What it takes to have a job answered by an upstream. */
export interface AnswerWork {
  readonly store: Store;
  readonly clock: EmulatorClock;
  readonly concurrency: number;
  /** Asks the upstream of a job; it is to stop when the signal aborts. */
  readonly responder: (record: BatchRecord, signal: AbortSignal) => Responder;
}

/** How long it waits at most before it looks again whether a job has started: the clock may have been advanced. */
const longestLookMs = 200;

/**
 * Has a job answered to its end: waits for its start, and for another process that is at it, goes on from what is kept,
 * and stops when the job is cancelled, deleted or expired. Rejects when the signal aborts or the store fails.
 */
export async function answerJob(work: AnswerWork, jobId: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const record = await readBatchRecord(work.store, jobId);
    const nowMs = await work.clock.now();
    if (record === undefined || !lacksAnswers(record, nowMs)) {
      return;
    }
    const startsInMs = jobAt(record, nowMs).startTimeMs - nowMs;
    if (startsInMs > 0) {
      await wait(Math.min(startsInMs, longestLookMs), signal, { ref: false });
      continue;
    }
    const lease = await takeLease(work.store, jobId);
    if ('heldForMs' in lease) {
      await wait(lease.heldForMs, signal, { ref: false });
      continue;
    }
    await answerWithLease(work, record, lease, signal);
    return;
  }
}

/** Whether a job goes on, and would succeed if only it were answered. */
function lacksAnswers(record: BatchRecord, nowMs: number): boolean {
  if (record.settings.upstream === undefined || record.answeredTimeMs !== undefined || jobAt(record, nowMs).isDone) {
    return false;
  }
  const answered = { ...record, answeredTimeMs: record.createTimeMs };
  return jobAt(answered, Number.MAX_SAFE_INTEGER).state === 'BATCH_STATE_SUCCEEDED';
}

async function answerWithLease(
  work: AnswerWork,
  record: BatchRecord,
  lease: AnswerLease,
  signal: AbortSignal,
): Promise<void> {
  const { store, clock } = work;
  const stop = new AbortController();
  const stopped = AbortSignal.any([signal, stop.signal]);
  const watch = stopWhenOver(work, record.id, lease, stop, stopped);
  const earlier = await keptReader(store, record.id, { lastGeneration: lease.generation - 1 });
  const keep = answerLog(store, record.id, lease.generation);
  const respond = work.responder(record, stopped);
  try {
    const missing = async function* () {
      for await (const asked of jobRequests(store, record)) {
        if ((await earlier.take(asked.lineNumber)) === undefined) {
          stopped.throwIfAborted();
          yield asked;
        }
      }
    };
    await inOrderlyParallel(missing(), work.concurrency, async (asked) => {
      const answer = await respond({ ...asked, model: record.model });
      await keep({ lineNumber: asked.lineNumber, timeMs: await clock.now(), answer });
    });
    stopped.throwIfAborted();
    await noteAnswered(store, record.id, await clock.now());
  } catch (error) {
    // Over because the job is: nothing went wrong.
    if (!stop.signal.aborted) {
      throw error;
    }
  } finally {
    stop.abort();
    await watch;
    await earlier.close();
    await lease.release();
    if ((await readBatchRecord(store, record.id)) === undefined) {
      // Its lease may have gone with the job, while the last answer was still on its way.
      await removeKeptAnswers(store, record.id, lease.generation);
    }
  }
}

/** Renews the lease as long as the work goes on, and ends the work with the job or the lease. */
async function stopWhenOver(
  { store, clock }: AnswerWork,
  jobId: string,
  lease: AnswerLease,
  stop: AbortController,
  stopped: AbortSignal,
): Promise<void> {
  try {
    while (!stopped.aborted) {
      await wait(leaseMs / 3, stopped, { ref: false });
      const record = await readBatchRecord(store, jobId);
      if (record === undefined || !lacksAnswers(record, await clock.now()) || !(await lease.renew())) {
        stop.abort();
      }
    }
  } catch {
    // Aborted while it waited, or the store failed: without a lease the work must not go on.
    stop.abort();
  }
}
