import { entityNotFound } from '../http/service-error.ts';
import { isObjectId } from '../store/object-id.ts';
import type { Store } from '../store/store.ts';
import { type BatchRecord, batchRecordSchema } from './batch-record.ts';
import { withFacts } from './job-facts.ts';

/** The job of that id with all that happened to it, or undefined when there is none. */
export async function readBatchRecord(store: Store, id: string): Promise<BatchRecord | undefined> {
  const parsed = batchRecordSchema.safeParse(isObjectId(id) ? await store.read('batches', id) : undefined);
  return parsed.success ? await withFacts(store, parsed.data) : undefined;
}

/** The job of that id. Throws what the service answers when there is none. */
export async function findBatch(store: Store, id: string): Promise<BatchRecord> {
  const record = await readBatchRecord(store, id);
  if (record === undefined || record.deleteTimeMs !== undefined) {
    throw entityNotFound();
  }
  return record;
}

/** All jobs that were not deleted. */
export async function allBatches(store: Store): Promise<BatchRecord[]> {
  const records = await Promise.all((await store.ids('batches')).map((id) => readBatchRecord(store, id)));
  return records.filter((record) => record !== undefined).filter((record) => record.deleteTimeMs === undefined);
}
