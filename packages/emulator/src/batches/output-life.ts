import type { BatchRecord } from './batch-record.ts';
import { jobAt } from './job-at.ts';

/**
 * Results are kept six weeks (ai.google.dev/gemini-api/docs/batch-api, gathered 2026-11-23). Whether the output file
 * obeys that or the 48 hours of other files is stated nowhere.
 */
const outputLifeMs = 6 * 7 * 24 * 60 * 60 * 1000;

export function outputIsKept(record: BatchRecord, nowMs: number): boolean {
  return nowMs < jobAt(record, nowMs).endTimeMs + outputLifeMs;
}
