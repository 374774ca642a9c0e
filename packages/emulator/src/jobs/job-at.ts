import { seededRandom } from '../seeded-random.ts';
import type { BatchRecord } from './batch-record.ts';

export type JobState =
  | 'BATCH_STATE_UNSPECIFIED'
  | 'BATCH_STATE_PENDING'
  | 'BATCH_STATE_RUNNING'
  | 'BATCH_STATE_SUCCEEDED'
  | 'BATCH_STATE_FAILED'
  | 'BATCH_STATE_CANCELLED'
  | 'BATCH_STATE_EXPIRED';

/** What a job is at some time. */
export interface JobMoment {
  readonly state: JobState;
  readonly isDone: boolean;
  /** When it started to run, or would have; infinite for a job that never does. */
  readonly startTimeMs: number;
  /** When it ended, or will end. */
  readonly endTimeMs: number;
  /** When its state last changed. */
  readonly updateTimeMs: number;
}

/** The part of a job's record that its course follows from. */
export type Course = Pick<
  BatchRecord,
  | 'createTimeMs'
  | 'requestCount'
  | 'ordinal'
  | 'priority'
  | 'startsAfterMs'
  | 'settings'
  | 'fate'
  | 'cancelTimeMs'
  | 'answeredTimeMs'
>;

/** What a job is at a time, from nothing but its record. */
export function jobAt(record: Course, nowMs: number): JobMoment {
  const { startTimeMs, endTimeMs, endState } = courseOf(record);
  const moment = (state: JobState, updateTimeMs: number, isDone = false): JobMoment => ({
    state,
    isDone,
    startTimeMs,
    endTimeMs: isDone ? updateTimeMs : endTimeMs,
    updateTimeMs,
  });
  const { createTimeMs, cancelTimeMs, fate } = record;
  if (cancelTimeMs !== undefined && cancelTimeMs < endTimeMs && cancelTimeMs <= nowMs) {
    return moment('BATCH_STATE_CANCELLED', cancelTimeMs, true);
  }
  if (nowMs >= endTimeMs) {
    return moment(endState, endTimeMs, true);
  }
  if (nowMs >= startTimeMs) {
    return moment('BATCH_STATE_RUNNING', startTimeMs);
  }
  return moment(fate.stuck?.state === 'UNSPECIFIED' ? 'BATCH_STATE_UNSPECIFIED' : 'BATCH_STATE_PENDING', createTimeMs);
}

/** When a job is or was cancelled, by its user or by the service; undefined for one that ends otherwise. */
export function cancelledAtMs(record: Course): number | undefined {
  const { state, endTimeMs } = jobAt(record, Number.POSITIVE_INFINITY);
  return state === 'BATCH_STATE_CANCELLED' ? endTimeMs : undefined;
}

/** The share of its requests that a job has answered at a time, from 0 to 1, of all that it would answer in the end. */
export function doneShare(record: Course, atMs: number): number {
  const { startTimeMs, endTimeMs } = courseOf({ ...record, fate: { ...record.fate, end: undefined } });
  return atMs < startTimeMs ? 0 : Math.min(1, (atMs - startTimeMs) / Math.max(1, endTimeMs - startTimeMs));
}

/** A time at the service's pace, in ms, as long as it takes this job. */
export function atPaceOf({ settings }: Pick<BatchRecord, 'settings'>, usualMs: number): number {
  return Math.round(usualMs / settings.speed);
}

function courseOf(record: Course): { startTimeMs: number; endTimeMs: number; endState: JobState } {
  const { createTimeMs, fate } = record;
  const stuckMs = fate.stuck?.state === 'RUNNING' ? (fate.stuck.seconds ?? Number.POSITIVE_INFINITY) * 1000 : 0;
  const paced = (usualMs: number): number => usualMs / record.settings.speed;
  // From the creation, and not whole before the end: at a great speed all of it lies within one ms.
  const startMs = startsAfterMs(record);
  const usualEndMs = startMs + paced(runningMs(record.requestCount) + stuckMs);
  const { end } = fate;
  const plannedEndMs =
    end === undefined
      ? Math.max(usualEndMs, answeredMs(record))
      : end.afterSeconds === undefined
        ? usualEndMs
        : paced(end.afterSeconds * 1000);
  const expiryMs = expiryAfterMs(record);
  const isExpired = plannedEndMs > expiryMs;
  return {
    startTimeMs: createTimeMs + wholeMs(startMs),
    endTimeMs: createTimeMs + wholeMs(isExpired ? expiryMs : plannedEndMs),
    endState: isExpired ? 'BATCH_STATE_EXPIRED' : `BATCH_STATE_${end?.state ?? 'SUCCEEDED'}`,
  };
}

/** How long after its creation a job starts, exactly; infinite for one that never does. */
export function startsAfterMs(record: Course): number {
  const { stuck } = record.fate;
  const stuckMs =
    stuck === undefined || stuck.state === 'RUNNING' ? 0 : (stuck.seconds ?? Number.POSITIVE_INFINITY) * 1000;
  return record.startsAfterMs ?? (queuedMs(record) + stuckMs) / record.settings.speed;
}

/** At least one: the answer to a create says PENDING, however fast the job is. */
function wholeMs(durationMs: number): number {
  return Math.max(1, Math.round(durationMs));
}

/** How long after its creation a job has all its answers: at once, but for one that an upstream answers. */
function answeredMs({ settings, createTimeMs, answeredTimeMs }: Course): number {
  return settings.upstream === undefined ? 0 : (answeredTimeMs ?? Number.POSITIVE_INFINITY) - createTimeMs;
}

/**
 * A job that is not done by then expires: 48 hours says ai.google.dev/gemini-api/docs/batch-api, 24 hours says
 * ai.google.dev/gemini-api/docs/webhooks of 2026-07-30, both gathered 2026-11-23. An upstream
 * does not work faster at a higher speed, so a job that one answers has the whole time.
 */
function expiryAfterMs(record: Course): number {
  const { upstream, choices } = record.settings;
  const hours = choices.expiry === '48-hours' ? 48 : 24;
  return (hours * 3_600_000) / (upstream === undefined ? record.settings.speed : 1);
}

/** One to two minutes at speed 1, drawn; half of it with a priority above 0, twice as much below. */
function queuedMs({ settings, ordinal, priority }: Course): number {
  const drawnMs = 60_000 + seededRandom(`queue/${settings.seed}/${ordinal}`)() * 60_000;
  if (priority === undefined || settings.choices.priority === 'ignored') {
    return drawnMs;
  }
  return priority.startsWith('-') ? drawnMs * 2 : drawnMs / 2;
}

/** At speed 1 a minute and 0.6 s a request, up to 100 requests; then with the square root: 20 minutes for 10,000. */
function runningMs(requestCount: number): number {
  return requestCount <= 100 ? 60_000 + 600 * requestCount : 120_000 * Math.sqrt(requestCount / 100);
}
