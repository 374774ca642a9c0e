import type { JobView } from '../../monitor/job-view.ts';
import { createJobWatcher, type WatchEvent } from '../../monitor/job-watcher.ts';
import { pollDelayMs, pollPolicy } from '../../monitor/poll-delay.ts';
import type { HeldRun } from '../folder/hold-run.ts';
import { recordLost, recordState } from '../folder/record-fact.ts';
import type { ShardState } from '../folder/shard-state.ts';
import type { FullContext } from '../run-context.ts';
import type { Progress } from '../run-events.ts';
import { cancelWaiting } from './cancel-waiting.ts';
import { stepsOf } from './steps-of.ts';

export interface Follower {
  /** One look at every job that goes on. Says whether one ended. */
  look(): Promise<boolean>;
  /** Waits for the next look, and not beyond `untilMs`; with nothing to look at, until then. */
  pause(untilMs?: number): Promise<void>;
}

/** Looks at the jobs of a run, writes down what changed and tells it; waits between the looks, longer each time. */
export function createFollower(run: HeldRun, context: FullContext): Follower {
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
  const requests = sumOf(shards.map((shard) => shard.requests));
  const answered = sumOf(counted) + sumOf(ended.map((shard) => shard.requests));
  return {
    jobs: shards.length,
    unsent: shards.filter(({ job }) => job === null).length,
    pending: active.filter(({ job }) => job.state === 'PENDING').length,
    running: active.filter(({ job }) => job.state === 'RUNNING').length,
    ended: ended.length,
    requests,
    // The service counts canaries too.
    answered: counted.length === 0 ? null : Math.min(requests, answered),
    waitedMs: Math.max(...active.map(({ waitedMs }) => waitedMs)),
  };
}
