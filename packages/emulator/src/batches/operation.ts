import type { BatchOperation, BatchOutput, BatchStats, Status } from '@gemini-batch-test/core/wire';
import { rfc3339 } from '../rfc3339.ts';
import type { BatchRecord } from './batch-record.ts';
import { type JobMoment, jobAt } from './job-at.ts';

/** How the requests of a job that succeeded ended. */
export interface Outcomes {
  readonly succeeded: number;
  readonly failed: number;
}

// The type says `v1main` whatever version was called: recorded HTTP of 2025-12-10, 2026-01-06, 2026-07-25 and 2026-08-19,
// gathered 2026-11-23.
const typePrefix = 'type.googleapis.com/google.ai.generativelanguage.v1main';

/** The end of a cancelled job (ai.google.dev/api/batch-api, gathered 2026-11-23); no recording of one was found. */
const cancelled: Status = { code: 1, message: 'The operation was cancelled.' };

/**
 * A job as the service describes it: no `done` before it is true, no counter that is zero, everything pending until
 * the end, and the output twice. A job that succeeded needs its outcomes; a list gives no output.
 */
export function operationOf(
  record: BatchRecord,
  nowMs: number,
  outcomes?: Outcomes,
  output?: BatchOutput,
): BatchOperation {
  const moment = jobAt(record, nowMs);
  const isDone = moment.state === 'BATCH_STATE_SUCCEEDED' || moment.state === 'BATCH_STATE_CANCELLED';
  const name = `batches/${record.id}`;
  return {
    name,
    metadata: {
      '@type': `${typePrefix}.GenerateContentBatch`,
      model: record.model,
      ...(record.displayName === undefined ? {} : { displayName: record.displayName }),
      ...(record.inputFile === undefined ? {} : { inputConfig: { fileName: record.inputFile } }),
      ...(output === undefined ? {} : { output }),
      createTime: rfc3339(record.createTimeMs),
      ...(isDone ? { endTime: rfc3339(moment.endTimeMs) } : {}),
      updateTime: rfc3339(moment.updateTimeMs),
      batchStats: statsOf(record, moment, outcomes),
      state: moment.state,
      name,
      ...(record.priority === undefined ? {} : { priority: record.priority }),
    },
    ...(isDone ? { done: true } : {}),
    ...(moment.state === 'BATCH_STATE_CANCELLED' ? { error: cancelled } : {}),
    ...(output === undefined ? {} : { response: responseOf(output) }),
  };
}

function responseOf(output: BatchOutput): BatchOutput {
  const typed = { '@type': `${typePrefix}.GenerateContentBatchOutput`, ...output };
  return typed;
}

function statsOf(record: BatchRecord, moment: JobMoment, outcomes: Outcomes | undefined): BatchStats {
  const requestCount = String(record.requestCount);
  if (moment.state !== 'BATCH_STATE_SUCCEEDED' || outcomes === undefined) {
    return { requestCount, pendingRequestCount: requestCount };
  }
  return {
    requestCount,
    ...(outcomes.succeeded > 0 ? { successfulRequestCount: String(outcomes.succeeded) } : {}),
    ...(outcomes.failed > 0 ? { failedRequestCount: String(outcomes.failed) } : {}),
  };
}
