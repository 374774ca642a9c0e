import { isRefusal, isTransient } from '../../client/service-error.ts';
import { type GeminiBatchError, hasCode, isGeminiBatchError } from '../../errors/gemini-batch-error.ts';
import type { HeldRun } from '../folder/hold-run.ts';
import type { ShardState } from '../folder/shard-state.ts';
import type { FullContext } from '../run-context.ts';
import { tryDownload } from './download-shard.ts';
import { createFollower } from './follow-jobs.ts';
import { stepsOf } from './steps-of.ts';
import { createSubmitter } from './submit-jobs.ts';

/** So often in a row creates may stay without an answer, with no new job found, before the user is asked. */
const mostUnconfirmed = 3;

/** Why nothing more of a run is created: thrown when what runs has been brought to its end. */
interface Halt {
  error: GeminiBatchError | null;
}

/**
 * Brings every shard of a run to its end: creates jobs as far as there is room, follows all of them with few calls, and
 * fetches what each answered when it ends. What the service refuses for good, and an output that cannot be had, stops
 * further creates; what runs already is brought to its end and fetched before that is thrown.
 */
export async function driveJobs(run: HeldRun, context: FullContext): Promise<void> {
  const halt: Halt = { error: null };
  const create = createJobs(run, halt, context);
  const fetch = fetchOutputs(run, halt, context);
  const follow = createFollower(run, context);
  for (;;) {
    const hasRoom = halt.error === null && (await create.some());
    const ended = await follow.look();
    await fetch.finished();
    const { waiting, unsent } = await stepsOf(run, context);
    const isMore = unsent > 0 && halt.error === null;
    if (waiting.length === 0 && !isMore) break;
    // Where there is room, or an end has made some, the next one need not wait.
    if (!(isMore && (hasRoom || ended))) await follow.pause(isMore ? create.untilMs() : undefined);
  }
  if (halt.error !== null) throw halt.error;
}

/** Creates jobs, and bears with what may pass while others go on. */
function createJobs(run: HeldRun, halt: Halt, context: FullContext) {
  const submitter = createSubmitter(run, context);
  let unconfirmed = 0;
  let known = 0;

  /** An answer was lost: its job is looked up, as long as that helps. */
  async function isWorthALook(error: GeminiBatchError): Promise<boolean> {
    if (!hasCode(error, 'create-unconfirmed')) return false;
    const before = known;
    known = (await run.state()).shards.filter(({ job }) => job !== null).length;
    unconfirmed = known > before ? 1 : unconfirmed + 1;
    return unconfirmed < mostUnconfirmed;
  }

  /** Throws what must be told at once. */
  async function bear(error: GeminiBatchError): Promise<void> {
    const { all, waiting } = await stepsOf(run, context);
    const isFinal = isRefusal(error) && !isTransient(error);
    if (isFinal && all.some(({ job }) => job !== null)) context.onEvent({ kind: 'refused', error });
    if (waiting.length === 0 || !(isFinal || isTransient(error))) throw error;
    if (isFinal) halt.error = error;
    else context.onEvent({ kind: 'trouble', job: '', error });
  }

  return {
    /** Says whether there is room for more. */
    async some(): Promise<boolean> {
      while ((await stepsOf(run, context)).unsent > 0) {
        try {
          return await submitter.submit();
        } catch (error) {
          if (context.signal?.aborted || !isGeminiBatchError(error)) throw error;
          if (!(await isWorthALook(error))) {
            await bear(error);
            return false;
          }
          context.onEvent({ kind: 'unconfirmed', error });
        }
      }
      return false;
    },
    /** When it is tried again, unless a job ends before. */
    untilMs: () => submitter.full?.untilMs,
  };
}

/** Fetches the outputs of jobs that have ended. One that cannot be had does not keep the others from being fetched. */
function fetchOutputs(run: HeldRun, halt: Halt, context: FullContext) {
  const unread = new Set<ShardState['job']>();

  async function fetchOne(shard: ShardState, others: { goOn: boolean; unsent: boolean }): Promise<void> {
    const error = await tryDownload(run, shard, context);
    if (error === null) return;
    // While other jobs go on, there is time to try it again.
    if (others.goOn && isTransient(error)) return context.onEvent({ kind: 'trouble', job: shard.job ?? '', error });
    // Nor would the others be reached.
    if (hasCode(error, 'network')) throw error;
    unread.add(shard.job);
    if (halt.error === null && others.unsent) context.onEvent({ kind: 'refused', error });
    halt.error ??= error;
  }

  return {
    async finished(): Promise<void> {
      const { waiting, finished, unsent } = await stepsOf(run, context);
      for (const shard of finished) {
        if (!unread.has(shard.job)) await fetchOne(shard, { goOn: waiting.length > 0, unsent: unsent > 0 });
      }
    },
  };
}
