import type { BatchRecord } from './batch-record.ts';
import { jobAt } from './job-at.ts';

const hourMs = 3_600_000;

/**
 * Whether a job has answers to give at a time. What a job that was cancelled has is not documented: nothing, or what was
 * answered by then.
 */
export function hasOutput(record: BatchRecord, nowMs: number): boolean {
  const { state } = jobAt(record, nowMs);
  return (
    state === 'BATCH_STATE_SUCCEEDED' ||
    (state === 'BATCH_STATE_CANCELLED' && record.settings.choices.cancelledOutput === 'partial')
  );
}

/**
 * Whether a job's output file can still be had. Results are kept six weeks (ai.google.dev/gemini-api/docs/batch-api,
 * gathered 2026-11-23); whether the output file obeys that or the 48 hours of other files is stated nowhere.
 */
export function outputFileIsKept(record: BatchRecord, nowMs: number): boolean {
  const lifeHours = record.settings.choices.outputLife === 'six-weeks' ? 6 * 7 * 24 : 48;
  return hasOutput(record, nowMs) && nowMs < jobAt(record, nowMs).endTimeMs + lifeHours * hourMs;
}
