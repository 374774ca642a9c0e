import type { ReportRun } from '../../analyzer/report.ts';

type Job = ReportRun['jobs'][number];

/** A stretch of a job's life, in ms from the start of the timeline. */
export interface Stretch {
  readonly kind: 'queued' | 'running' | 'either';
  readonly fromMs: number;
  readonly toMs: number;
}

export interface JobTimes {
  readonly job: Job;
  readonly stretches: readonly Stretch[];
  /** Null when it was not seen. */
  readonly queuedSeconds: number | null;
  readonly runningSeconds: number | null;
}

/** When the jobs queued and ran, from the creation of the first, in order of shards and attempts. `spanMs`: to the last end. */
export function jobTimes(jobs: readonly Job[]): { readonly rows: readonly JobTimes[]; readonly spanMs: number } {
  const times = jobs
    .flatMap(({ createTime, runningTime, endTime }) => [createTime, runningTime, endTime])
    .map(msOf)
    .filter((ms) => ms !== null);
  const [startMs, endMs] = [least(times), -least(times.map((ms) => -ms))];
  const rows = jobs
    .toSorted((a, b) => a.shard - b.shard || a.attempt - b.attempt)
    .map((job) => {
      const created = msOf(job.createTime);
      const running = msOf(job.runningTime);
      const ended = msOf(job.endTime);
      const between = (from: number | null, to: number | null) =>
        from === null || to === null ? null : Math.max(0, to - from) / 1000;
      const stretch = (kind: Stretch['kind'], from: number | null, to: number | null): Stretch[] =>
        from === null || to === null || to < from ? [] : [{ kind, fromMs: from - startMs, toMs: to - startMs }];
      return {
        job,
        stretches:
          running === null
            ? stretch('either', created, ended)
            : [...stretch('queued', created, running), ...stretch('running', running, ended)],
        queuedSeconds: between(created, running),
        runningSeconds: between(running, ended),
      };
    });
  return { rows, spanMs: times.length === 0 ? 0 : endMs - startMs };
}

function msOf(time: string | null | undefined): number | null {
  const ms = Date.parse(time ?? '');
  return Number.isNaN(ms) ? null : ms;
}

/** Without spreading them into a call: there may be very many. */
function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
}
