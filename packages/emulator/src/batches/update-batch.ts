import type { GenerateContentBatch } from '@gemini-batch-test/core/wire';
import type { CallInput } from '../calls/call.ts';
import { readJsonBody } from '../http/read-json-body.ts';
import { entityNotFound, invalidArgument } from '../http/service-error.ts';
import type { BatchRecord } from '../jobs/batch-record.ts';
import { findBatch } from '../jobs/find-batch.ts';
import { jobAt, startsAfterMs } from '../jobs/job-at.ts';
import { changeJob } from '../jobs/job-facts.ts';
import { batchOf } from '../jobs/operation.ts';
import { jobOutcomes } from '../output/job-outcomes.ts';
import { snakeCase } from '../plain-object.ts';
import { readDisplayName, readPriority } from './read-create-body.ts';

const updatable = ['displayName', 'priority'] as const;

/**
 * `PATCH /{version}/batches/{id}:update…Batch?updateMask=`: sets what the mask names, or, without one, what the body
 * has. Which fields may be updated is not documented; here those that neither the service nor the input decides.
 */
export async function updateBatch(input: CallInput, kind: BatchRecord['kind']): Promise<GenerateContentBatch> {
  const { context, id } = input;
  const body = await readJsonBody(input.request);
  const mask = (input.query.get('updateMask') ?? input.query.get('update_mask') ?? '')
    .split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '' && path !== '*');
  const names = mask.map((path) => {
    const name = updatable.find((known) => path === known || path === snakeCase(known));
    if (name === undefined) {
      throw invalidArgument(`Invalid update_mask path: ${path}`);
    }
    return name;
  });
  const has = (name: (typeof updatable)[number]): boolean =>
    names.length > 0 ? names.includes(name) : Object.hasOwn(body, name) || Object.hasOwn(body, snakeCase(name));
  const nowMs = context.now();
  const found = await findBatch(context.store, id);
  if (found.kind !== kind) {
    throw entityNotFound();
  }
  const displayName = has('displayName') ? { displayName: readDisplayName(body) } : {};
  const priority = has('priority') ? readPriority(body) : undefined;
  await changeJob(context.store, found, (record) => ({
    displayName: record.displayName,
    priority: record.priority,
    startsAfterMs: record.startsAfterMs,
    ...displayName,
    ...(has('priority') ? withPriority(record, priority, nowMs) : {}),
  }));
  const updated = await findBatch(context.store, id);
  const isCounted = jobAt(updated, nowMs).state === 'BATCH_STATE_SUCCEEDED';
  return batchOf(updated, nowMs, isCounted ? await jobOutcomes(context.store, updated) : undefined);
}

/** A job that waits has its start moved, though not into the past; one that has started goes on as it did. */
function withPriority(
  record: BatchRecord,
  priority: string | undefined,
  nowMs: number,
): Pick<BatchRecord, 'priority' | 'startsAfterMs'> {
  const { isDone, startTimeMs } = jobAt(record, nowMs);
  const newMs = startsAfterMs({ ...record, priority, startsAfterMs: undefined });
  const afterMs = isDone || startTimeMs <= nowMs ? startsAfterMs(record) : Math.max(newMs, nowMs - record.createTimeMs);
  // One that is stuck never starts, whatever its priority.
  return { priority, ...(Number.isFinite(afterMs) ? { startsAfterMs: afterMs } : {}) };
}
