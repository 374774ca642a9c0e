import { percentile } from './percentile.ts';
import type { Report, SpreadReport } from './report.ts';

/** When a job was created, first seen running, and ended, in ms since the epoch; null where it was not seen. */
export interface JobTiming {
  readonly createdAtMs: number | null;
  readonly runningAtMs: number | null;
  readonly endedAtMs: number | null;
}

/** The longest queue and the longest run of all jobs; the total from the first creation to the last end. */
export function durationsOf(timings: readonly JobTiming[], requests: number): Report['durations'] {
  const queued = timings.map((job) => between(job.createdAtMs, job.runningAtMs));
  const running = timings.map((job) => between(job.runningAtMs, job.endedAtMs));
  const starts = timings.map((job) => job.createdAtMs);
  const ends = timings.map((job) => job.endedAtMs);
  const totalSeconds = between(extreme(starts, Math.min), extreme(ends, Math.max));
  return {
    queuedSeconds: extreme(queued, Math.max),
    runningSeconds: extreme(running, Math.max),
    totalSeconds,
    secondsPerRequest: totalSeconds === null || requests === 0 ? null : totalSeconds / requests,
    spread: { queued: spreadOf(queued), running: spreadOf(running) },
  };
}

/** Over the jobs of which it is known. */
function spreadOf(seconds: readonly (number | null)[]): SpreadReport | null {
  const known = seconds.filter((value) => value !== null).sort((a, b) => a - b);
  const max = known.at(-1);
  if (max === undefined) return null;
  return { jobs: known.length, p50: percentile(known, 0.5), p90: percentile(known, 0.9), max };
}

function between(fromMs: number | null, toMs: number | null): number | null {
  return fromMs === null || toMs === null ? null : Math.max(0, toMs - fromMs) / 1000;
}

/** Of all values, or null when one is unknown. */
function extreme(values: readonly (number | null)[], pick: (...values: number[]) => number): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 || known.length < values.length ? null : pick(...known);
}
