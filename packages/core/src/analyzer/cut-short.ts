import type { ReportRun } from './report.ts';

type Job = ReportRun['jobs'][number];

/**
 * Says whether a job ended before it told all that it used: what it did is billed, and nobody says how much. `missing`:
 * how many requests of the run have no answer.
 */
export function isCutShort(jobs: readonly Job[], missing: number): boolean {
  return jobs.some((job) => !isWhole(job) && (missing > 0 || hasNext(job, jobs)));
}

/** It was read to the end, or nothing of it was sent. */
function isWhole({ state }: Job): boolean {
  return state === 'SUCCEEDED' || state === 'NOT_SENT';
}

/** Some of its requests went into another attempt. */
function hasNext({ shard, attempt }: Job, jobs: readonly Job[]): boolean {
  return jobs.some((other) => other.shard === shard && other.attempt > attempt);
}
