import type { GeminiClient } from '../client/gemini-client.ts';
import { isTransient } from '../client/service-error.ts';
import { type GeminiBatchError, hasCode, isGeminiBatchError } from '../errors/gemini-batch-error.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { type JobView, jobView } from './job-view.ts';
import { type PollPolicy, pollDelayMs } from './poll-delay.ts';
import { type Advice, adviceFor } from './waiting-advice.ts';

/** What a watcher sees. */
export type WatchEvent =
  /** A look that changed nothing, for a live line. */
  | { readonly kind: 'look'; readonly job: JobView; readonly waitedMs: number }
  /** A new state. `from` is null at the first look; `tookMs` is how long the state before lasted, null when unknown. */
  | {
      readonly kind: 'state';
      readonly job: JobView;
      readonly from: string | null;
      readonly tookMs: number | null;
      readonly atMs: number;
      /** How many jobs are watched. */
      readonly of: number;
    }
  /** The service no longer has the job; `error` is what it said. */
  | { readonly kind: 'gone'; readonly job: string; readonly error: GeminiBatchError }
  /** The service could not be reached; it is asked again. */
  | { readonly kind: 'trouble'; readonly job: string; readonly error: GeminiBatchError }
  | { readonly kind: 'advice'; readonly job: JobView; readonly advice: Advice; readonly waitedMs: number };

/** A job to watch, and the last state that was seen of it, if any. */
export interface Watched {
  readonly name: string;
  readonly lastState: { readonly state: string; readonly atMs: number } | null;
}

/** Asks for each job until all have ended, and yields what changed. */
export async function* watchJobs(
  watched: readonly Watched[],
  options: { client: GeminiClient; policy: PollPolicy; clock?: Clock; signal?: AbortSignal | undefined },
): AsyncGenerator<WatchEvent> {
  const clock = options.clock ?? systemClock;
  const last = new Map(watched.map(({ name, lastState }) => [name, lastState]));
  const told = new Map<string, Advice>();
  // A service that answered once may be out of reach for a while; a job takes hours.
  let reached = false;
  for (let looks = 0; last.size > 0; looks += 1) {
    for (const [name, before] of last) {
      options.signal?.throwIfAborted();
      let job: JobView;
      try {
        job = jobView(await options.client.getBatch(name));
      } catch (error) {
        if (reached && isGeminiBatchError(error) && isTransient(error)) {
          yield { kind: 'trouble', job: name, error };
          continue;
        }
        if (!hasCode(error, 'job-not-found')) throw error;
        last.delete(name);
        yield { kind: 'gone', job: name, error };
        continue;
      }
      reached = true;
      const atMs = clock.now();
      if (before?.state !== job.state || job.ended) {
        yield {
          kind: 'state',
          job,
          from: before?.state ?? null,
          tookMs: tookMs(before, job, atMs),
          atMs,
          of: watched.length,
        };
        last.set(name, { state: job.state, atMs });
      }
      if (job.ended) {
        last.delete(name);
        continue;
      }
      const waitedMs = Math.max(0, atMs - (job.createdAtMs ?? atMs));
      yield { kind: 'look', job, waitedMs };
      const advice = adviceFor(job.state, waitedMs);
      if (advice !== null && told.get(name) !== advice) {
        told.set(name, advice);
        yield { kind: 'advice', job, advice, waitedMs };
      }
    }
    if (last.size > 0) await clock.sleep(pollDelayMs(looks, options.policy), options.signal);
  }
}

/** The first state lasts since the job's creation; the end is the service's own time where it gives one. */
function tookMs(before: Watched['lastState'] | undefined, job: JobView, atMs: number): number | null {
  const untilMs = job.ended ? (job.endedAtMs ?? atMs) : atMs;
  if (before === null || before === undefined) return null;
  const sinceMs = before.state === 'PENDING' ? (job.createdAtMs ?? before.atMs) : before.atMs;
  return Math.max(0, untilMs - sinceMs);
}
