import { isRefusal, isTransient } from '../client/service-error.ts';
import { type GeminiBatchError, hasCode, isGeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { JobView } from '../monitor/job-view.ts';
import { createJobWatcher, type WatchEvent } from '../monitor/job-watcher.ts';
import { pollDelayMs, pollPolicy } from '../monitor/poll-delay.ts';
import { cancelWaiting } from './cancel-waiting.ts';
import { tryDownload } from './download-shard.ts';
import type { HeldRun } from './hold-run.ts';
import { recordLost, recordState } from './record-fact.ts';
import type { FullContext } from './run-context.ts';
import type { Progress } from './run-events.ts';
import { nextStep, type ShardState, unsentSteps } from './shard-state.ts';
import { createSubmitter } from './submit-jobs.ts';

/** So many creates without an answer in a row are looked up and sent again before the user is asked. */
const mostUnconfirmed = 3;

/**
 * Brings every shard of a run to its end: creates jobs as far as there is room, follows all of them with few calls, and
 * fetches what each answered when it ends. What the service refuses for good, and an output that cannot be had, stops
 * further creates; what runs already is brought to its end and fetched before that is thrown.
 */
export async function driveJobs(run: HeldRun, context: FullContext): Promise<void> {
  const submitter = createSubmitter(run, context);
  const follow = createFollower(run, context);
  let unconfirmed = 0;
  let refusal: GeminiBatchError | null = null;
  const unread = new Set<number>();
  for (;;) {
    let hasRoom = false;
    if (refusal === null && (await stepsOf(run, context)).unsent > 0) {
      try {
        hasRoom = await submitter.submit();
        unconfirmed = 0;
      } catch (error) {
        if (context.signal?.aborted || !isGeminiBatchError(error)) throw error;
        if (hasCode(error, 'create-unconfirmed') && ++unconfirmed < mostUnconfirmed) {
          context.onEvent({ kind: 'unconfirmed', error });
          continue;
        }
        const { waiting, all } = await stepsOf(run, context);
        const isFinal = isRefusal(error) && !isTransient(error);
        if (isFinal && all.some(({ job }) => job !== null)) context.onEvent({ kind: 'refused', error });
        if (waiting.length === 0 || !(isFinal || isTransient(error))) throw error;
        if (isFinal) refusal = error;
        else context.onEvent({ kind: 'trouble', job: '', error });
      }
    }
    const ended = await follow.look();
    const { waiting, finished, unsent } = await stepsOf(run, context);
    for (const shard of finished) {
      if (unread.has(shard.shard)) continue;
      const error = await tryDownload(run, shard, context);
      // While other jobs go on, there is time to try it again.
      if (error !== null && waiting.length > 0 && isTransient(error)) {
        context.onEvent({ kind: 'trouble', job: shard.job ?? '', error });
      } else if (error !== null) {
        // Nor would the others be reached.
        if (hasCode(error, 'network')) throw error;
        unread.add(shard.shard);
        if (refusal === null && unsent > 0) context.onEvent({ kind: 'refused', error });
        refusal ??= error;
      }
    }
    if (waiting.length === 0 && (unsent === 0 || refusal !== null)) break;
    // Where there is room, or an end has made some, the next one need not wait.
    if ((hasRoom || ended) && unsent > 0 && refusal === null) continue;
    await follow.pause(unsent > 0 ? submitter.full?.untilMs : undefined);
  }
  if (refusal !== null) throw refusal;
}

/** Follows the jobs of a run that were created until all have ended. */
export async function followJobs(run: HeldRun, context: FullContext): Promise<void> {
  const follow = createFollower(run, context);
  for (;;) {
    await follow.look();
    if ((await stepsOf(run, context)).waiting.length === 0) return;
    await follow.pause();
  }
}

async function stepsOf(run: HeldRun, { clock }: FullContext) {
  const { shards, cancelled } = await run.state();
  const at = (steps: readonly string[]) =>
    shards.filter((shard) => steps.includes(nextStep(shard, clock.now(), cancelled)));
  return { all: shards, waiting: at(['wait']), finished: at(['download']), unsent: at(unsentSteps).length };
}

/** Looks at the jobs of a run, writes down what changed and tells it; waits between the looks, longer each time. */
function createFollower(run: HeldRun, context: FullContext) {
  const { clock, signal } = context;
  const watcher = createJobWatcher(context);
  const policy = pollPolicy(run.record.emulated, context.intervalSeconds);
  const cancelled = new Set<string>();
  let looks = 0;
  let watched = 0;

  async function take(event: WatchEvent, waiting: readonly ShardState[]): Promise<void> {
    const name = 'job' in event && typeof event.job !== 'string' ? event.job.name : event.job;
    const shard = waiting.find(({ job }) => job === name);
    if (shard === undefined) return;
    if (event.kind === 'state') await recordState(run, shard, event.job);
    if (event.kind === 'gone') await recordLost(run, shard, 'job', event.error, context);
    if (event.kind === 'look' && !run.onlooker) await cancelWaiting(run, shard, event, cancelled, context);
  }

  return {
    /** One look at every job that goes on. Says whether one ended. */
    async look(): Promise<boolean> {
      const { waiting, all } = await stepsOf(run, context);
      // What was just created is looked at soon.
      if (waiting.length > watched) looks = 0;
      const jobs = waiting.flatMap(({ job, state }) => (job === null ? [] : [{ name: job, lastState: state }]));
      const active: Active[] = [];
      for await (const event of watcher.look(jobs)) {
        await take(event, waiting);
        if (event.kind === 'look') active.push(event);
        else if (event.kind === 'state') context.onEvent({ ...event, of: all.length });
        else context.onEvent(event);
      }
      const { shards } = await run.state();
      watched = (await stepsOf(run, context)).waiting.length;
      if (active.length > 0) context.onEvent({ kind: 'progress', ...progressOf(shards, active) });
      return watched < waiting.length;
    },
    /** Waits for the next look, and not beyond `untilMs`; with nothing to look at, until then. */
    async pause(untilMs = Number.POSITIVE_INFINITY): Promise<void> {
      const leftMs = Math.max(0, untilMs - clock.now());
      const delayMs = watched === 0 && Number.isFinite(leftMs) ? leftMs : Math.min(leftMs, pollDelayMs(looks, policy));
      looks += 1;
      await clock.sleep(delayMs, signal);
    },
  };
}

/** A job that goes on, as it was seen. */
interface Active {
  readonly job: JobView;
  readonly waitedMs: number;
}

function progressOf(shards: readonly ShardState[], active: readonly Active[]): Progress {
  const ended = shards.filter((shard) => shard.ended);
  const counted = active.flatMap(({ job }) => (job.answered === null ? [] : [job.answered]));
  const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  return {
    jobs: shards.length,
    unsent: shards.filter(({ job }) => job === null).length,
    pending: active.filter(({ job }) => job.state === 'PENDING').length,
    running: active.filter(({ job }) => job.state === 'RUNNING').length,
    ended: ended.length,
    requests: sumOf(shards.map(({ requests }) => requests)),
    answered: counted.length === 0 ? null : sumOf(counted) + sumOf(ended.map(({ requests }) => requests)),
    waitedMs: Math.max(...active.map(({ waitedMs }) => waitedMs)),
  };
}
