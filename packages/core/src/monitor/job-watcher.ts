import type { GeminiClient } from '../client/gemini-client.ts';
import { isTransient } from '../client/service-error.ts';
import { type GeminiBatchError, hasCode, isGeminiBatchError } from '../errors/gemini-batch-error.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { type JobView, jobView } from './job-view.ts';
import { type Advice, adviceFor } from './waiting-advice.ts';

/** What a look at the jobs shows. */
export type WatchEvent =
  /** A new state. `from` is null at the first look; `tookMs` is how long the state before lasted, null when unknown. */
  | {
      readonly kind: 'state';
      readonly job: JobView;
      readonly from: string | null;
      readonly tookMs: number | null;
      readonly atMs: number;
    }
  /** The service no longer has the job; `error` is what it said. */
  | { readonly kind: 'gone'; readonly job: string; readonly error: GeminiBatchError }
  /** The service could not be reached; it is asked again. */
  | { readonly kind: 'trouble'; readonly job: string; readonly error: GeminiBatchError }
  /** How long one of them has been waited for is worth a word; `others` do as well. */
  | {
      readonly kind: 'advice';
      readonly job: JobView;
      readonly others: number;
      readonly advice: Advice;
      readonly waitedMs: number;
    }
  /** A job that has not ended, as it is now. */
  | { readonly kind: 'look'; readonly job: JobView; readonly waitedMs: number };

/** A job to watch, and the last state that was seen of it, if any. */
export interface Watched {
  readonly name: string;
  readonly lastState: { readonly state: string; readonly atMs: number } | null;
}

/** Up to so many jobs are asked for one by one; more are read from the list of all jobs, a hundred in a call. */
const askedSingly = 4;

/** Other jobs of the project that may stand among ours in the list; what lies deeper is asked for by itself. */
const listedOthers = 200;

/** Looks at jobs: `look` asks once for each and tells what changed. It is called again and again until all have ended. */
export interface JobWatcher {
  look(jobs: readonly Watched[]): AsyncGenerator<WatchEvent>;
}

export function createJobWatcher(options: {
  client: GeminiClient;
  clock?: Clock;
  signal?: AbortSignal | undefined;
}): JobWatcher {
  const { client, clock = systemClock, signal } = options;
  const told = new Set<Advice>();
  // A service that answered once may be out of reach for a while; a job takes hours.
  let reached = false;

  /** Jobs that go on, from the list: there an ended one lacks its output, and is asked for by itself. */
  async function listed(names: ReadonlySet<string>): Promise<Map<string, JobView>> {
    const found = new Map<string, JobView>();
    let read = 0;
    for await (const operation of client.listBatches()) {
      if (names.has(operation.name)) found.set(operation.name, jobView(operation));
      read += 1;
      if (found.size === names.size || read === names.size + listedOthers) break;
    }
    return found;
  }

  function isOutage(error: unknown): error is GeminiBatchError {
    return reached && isGeminiBatchError(error) && isTransient(error);
  }

  async function* look(jobs: readonly Watched[]): AsyncGenerator<WatchEvent> {
    let known = new Map<string, JobView>();
    if (jobs.length > askedSingly) {
      try {
        known = await listed(new Set(jobs.map(({ name }) => name)));
      } catch (error) {
        if (!isOutage(error)) throw error;
        yield { kind: 'trouble', job: jobs[0]?.name ?? '', error };
        return;
      }
    }
    const waiting: { job: JobView; waitedMs: number }[] = [];
    for (const { name, lastState } of jobs) {
      signal?.throwIfAborted();
      let job = known.get(name);
      try {
        if (job === undefined || job.ended) job = jobView(await client.getBatch(name));
      } catch (error) {
        if (isOutage(error)) yield { kind: 'trouble', job: name, error };
        else if (hasCode(error, 'job-not-found')) yield { kind: 'gone', job: name, error };
        else throw error;
        continue;
      }
      reached = true;
      const atMs = clock.now();
      if (lastState?.state !== job.state || job.ended) {
        yield { kind: 'state', job, from: lastState?.state ?? null, tookMs: tookMs(lastState, job, atMs), atMs };
      }
      if (job.ended) continue;
      const waitedMs = Math.max(0, atMs - (job.createdAtMs ?? atMs));
      waiting.push({ job, waitedMs });
      yield { kind: 'look', job, waitedMs };
    }
    yield* adviceOn(waiting);
  }

  function* adviceOn(waiting: readonly { job: JobView; waitedMs: number }[]): Generator<WatchEvent> {
    const advised = waiting.map((each) => ({ ...each, advice: adviceFor(each.job.state, each.waitedMs) }));
    const first = advised.find(({ advice }) => advice !== null && !told.has(advice));
    if (first === undefined || first.advice === null) return;
    const { job, waitedMs, advice } = first;
    told.add(advice);
    const others = advised.filter((each) => each.advice === advice).length - 1;
    yield { kind: 'advice', job, others, advice, waitedMs };
  }

  return { look };
}

/** The first state lasts since the job's creation; the end is the service's own time where it gives one. */
function tookMs(before: Watched['lastState'], job: JobView, atMs: number): number | null {
  const untilMs = job.ended ? (job.endedAtMs ?? atMs) : atMs;
  if (before === null) return null;
  const sinceMs = before.state === 'PENDING' ? (job.createdAtMs ?? before.atMs) : before.atMs;
  return Math.max(0, untilMs - sinceMs);
}
