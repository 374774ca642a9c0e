import type { BatchRecord } from './batch-record.ts';
import { jobAt } from './job-at.ts';

const hourMs = 3_600_000;

/**
 * Whether a job has answers to give at a time. Results are kept six weeks (ai.google.dev/gemini-api/docs/batch-api,
 * gathered 2026-11-23); whether the output file obeys that or the 48 hours of other files is stated nowhere. A job that
 * was cancelled has the answers that it had by then, or none: that is not documented either.
 */
export function hasOutput(record: BatchRecord, nowMs: number): boolean {
  const { choices } = record.settings;
  const { state, endTimeMs } = jobAt(record, nowMs);
  const isMade =
    state === 'BATCH_STATE_SUCCEEDED' || (state === 'BATCH_STATE_CANCELLED' && choices.cancelledOutput === 'partial');
  return isMade && nowMs < endTimeMs + (choices.outputLife === 'six-weeks' ? 6 * 7 * 24 : 48) * hourMs;
}
