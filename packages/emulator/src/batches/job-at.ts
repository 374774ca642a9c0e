import { seededRandom } from '../answers/seeded-random.ts';
import type { BatchRecord } from './batch-record.ts';

/** What a job is at some time. */
export interface JobMoment {
  readonly state: 'BATCH_STATE_PENDING' | 'BATCH_STATE_RUNNING' | 'BATCH_STATE_SUCCEEDED' | 'BATCH_STATE_CANCELLED';
  /** When it started to run, or would have. */
  readonly startTimeMs: number;
  /** When it ended or will end. */
  readonly endTimeMs: number;
  /** When its state last changed. */
  readonly updateTimeMs: number;
}

type Course = Pick<BatchRecord, 'id' | 'createTimeMs' | 'requestCount' | 'speed' | 'cancelTimeMs'>;

/** What a job is at a time, from nothing but its record. */
export function jobAt(record: Course, nowMs: number): JobMoment {
  const startTimeMs = record.createTimeMs + Math.round(queuedMs(record.id) / record.speed);
  const endTimeMs = startTimeMs + Math.round(runningMs(record.requestCount) / record.speed);
  const { cancelTimeMs } = record;
  if (cancelTimeMs !== undefined && cancelTimeMs < endTimeMs && cancelTimeMs <= nowMs) {
    return { state: 'BATCH_STATE_CANCELLED', startTimeMs, endTimeMs: cancelTimeMs, updateTimeMs: cancelTimeMs };
  }
  if (nowMs >= endTimeMs) {
    return { state: 'BATCH_STATE_SUCCEEDED', startTimeMs, endTimeMs, updateTimeMs: endTimeMs };
  }
  if (nowMs >= startTimeMs) {
    return { state: 'BATCH_STATE_RUNNING', startTimeMs, endTimeMs, updateTimeMs: startTimeMs };
  }
  return { state: 'BATCH_STATE_PENDING', startTimeMs, endTimeMs, updateTimeMs: record.createTimeMs };
}

/** One to two minutes at speed 1, from the job's id. */
function queuedMs(id: string): number {
  return 60_000 + seededRandom(`queue/${id}`)() * 60_000;
}

/** At speed 1 a minute and 0.6 s a request, up to 100 requests; then with the square root: 20 minutes for 10,000. */
function runningMs(requestCount: number): number {
  return requestCount <= 100 ? 60_000 + 600 * requestCount : 120_000 * Math.sqrt(requestCount / 100);
}
