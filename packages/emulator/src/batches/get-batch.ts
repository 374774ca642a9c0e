import type { BatchOperation, BatchOutput } from '@gemini-batch-test/core/wire';
import type { CallInput } from '../calls/call.ts';
import { ServiceError } from '../http/service-error.ts';
import { wait } from '../http/wait.ts';
import type { BatchRecord } from '../jobs/batch-record.ts';
import { findBatch } from '../jobs/find-batch.ts';
import { operationOf } from '../jobs/operation.ts';
import { hasOutput } from '../jobs/output-life.ts';
import { inlinedResponses } from '../output/inlined-responses.ts';
import { jobOutcomes } from '../output/job-outcomes.ts';
import type { Store } from '../store/store.ts';

/** `GET /{version}/batches/{id}` */
export async function getBatch({ context, id, request }: CallInput): Promise<BatchOperation> {
  const record = await findBatch(context.store, id);
  context.upstreamJobs.wake(record);
  const nowMs = context.now();
  if (!hasOutput(record, nowMs)) {
    return operationOf(record, nowMs);
  }
  const { unreadable } = record.fate;
  if (unreadable !== undefined) {
    await wait(unreadable.afterSeconds * 1000, request.signal);
    throw new ServiceError('UNAVAILABLE', 'The service is currently unavailable.');
  }
  const outcomes = await jobOutcomes(context.store, record);
  return operationOf(record, nowMs, outcomes, await outputOf(context.store, record));
}

async function outputOf(store: Store, record: BatchRecord): Promise<BatchOutput> {
  if (record.inputFile !== undefined) {
    return { responsesFile: `files/batch-${record.id}` };
  }
  const responses = await inlinedResponses(store, record);
  // An empty list is a default, which the wire leaves out.
  return { inlinedResponses: responses.length > 0 ? { inlinedResponses: responses } : {} };
}
