import type {
  BatchOperation,
  BatchOutput,
  BatchStats,
  GenerateContentBatch,
  Status,
} from '@gemini-batch-test/core/wire';
import { rfc3339 } from '../rfc3339.ts';
import type { BatchRecord } from './batch-record.ts';
import { atPaceOf, type JobMoment, jobAt } from './job-at.ts';

/** How the requests of a job that has an output ended. */
export interface Outcomes {
  readonly succeeded: number;
  readonly failed: number;
}

// The type says `v1main` whatever version was called: recorded HTTP of 2025-12-10, 2026-01-06, 2026-07-25 and 2026-08-19,
// gathered 2026-11-23.
const typePrefix = 'type.googleapis.com/google.ai.generativelanguage.v1main';

/** How long the counters of a list lag behind, at speed 1: our choice; that they do was seen on 2026-07-25. */
const listLagMs = 60_000;

/**
 * A job as the service describes it: no `done` before it is true, no counter that is zero, everything pending until
 * the end, and the output twice. `outcomes` and `output` are those of a job that has an output.
 */
export function operationOf(
  record: BatchRecord,
  nowMs: number,
  outcomes?: Outcomes,
  output?: BatchOutput,
): BatchOperation {
  const moment = jobAt(record, nowMs);
  const error = errorOf(record, moment);
  return {
    name: `batches/${record.id}`,
    metadata: { '@type': `${typePrefix}.${batchType(record)}`, ...batchOf(record, nowMs, outcomes, output) },
    ...(moment.isDone ? { done: true } : {}),
    ...(error === undefined ? {} : { error }),
    ...(output === undefined || error !== undefined ? {} : { response: responseOf(record, output) }),
  };
}

/** A job's own message, as the metadata of its operation and as the answer to an update. */
export function batchOf(
  record: BatchRecord,
  nowMs: number,
  outcomes?: Outcomes,
  output?: BatchOutput,
): GenerateContentBatch {
  const moment = jobAt(record, nowMs);
  return {
    model: record.model,
    ...(record.displayName === undefined ? {} : { displayName: record.displayName }),
    ...(record.inputFile === undefined ? {} : { inputConfig: { fileName: record.inputFile } }),
    ...(output === undefined ? {} : { output }),
    createTime: rfc3339(record.createTimeMs),
    ...(moment.isDone ? { endTime: rfc3339(moment.endTimeMs) } : {}),
    updateTime: rfc3339(moment.updateTimeMs),
    batchStats: statsOf(record, outcomes),
    // The default of the enum is left out on the wire, as every default.
    ...(moment.state === 'BATCH_STATE_UNSPECIFIED' ? {} : { state: moment.state }),
    name: `batches/${record.id}`,
    ...(record.priority === undefined ? {} : { priority: record.priority }),
  };
}

/** Whether a list still shows the counters that a job had before its end. */
export function hasStaleStats(record: BatchRecord, nowMs: number): boolean {
  return (
    record.settings.choices.listStats === 'stale' &&
    nowMs < jobAt(record, nowMs).endTimeMs + atPaceOf(record, listLagMs)
  );
}

function batchType({ kind }: BatchRecord): string {
  return kind === 'embedContent' ? 'EmbedContentBatch' : 'GenerateContentBatch';
}

/** What ended a job before it had answers. That it is there is documented, the words are ours: none was recorded. */
function errorOf(record: BatchRecord, { state }: JobMoment): Status | undefined {
  const { end } = record.fate;
  // What a rule has in store is no reason when the job ended otherwise, as by its user.
  const given = state === `BATCH_STATE_${end?.state}` && record.cancelTimeMs === undefined ? end?.error : undefined;
  switch (state) {
    case 'BATCH_STATE_CANCELLED':
      // ai.google.dev/api/batch-api, gathered 2026-11-23: code 1.
      return given ?? { code: 1, message: 'The operation was cancelled.' };
    case 'BATCH_STATE_FAILED':
      return given ?? { code: 13, message: 'An internal error has occurred. The batch could not be processed.' };
    case 'BATCH_STATE_EXPIRED':
      return record.settings.choices.expiredError === 'absent'
        ? undefined
        : (given ?? { code: 4, message: 'The batch expired before all of its requests were processed.' });
    default:
      return undefined;
  }
}

function responseOf(record: BatchRecord, output: BatchOutput): BatchOutput {
  const typed = { '@type': `${typePrefix}.${batchType(record)}Output`, ...output };
  return typed;
}

function statsOf(record: BatchRecord, outcomes: Outcomes | undefined): BatchStats {
  const { requestCount } = record;
  const { succeeded, failed } = outcomes ?? { succeeded: 0, failed: 0 };
  const counts = {
    requestCount,
    successfulRequestCount: succeeded,
    failedRequestCount: failed,
    pendingRequestCount: requestCount - succeeded - failed,
  };
  return Object.fromEntries(
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => [name, String(count)]),
  );
}
