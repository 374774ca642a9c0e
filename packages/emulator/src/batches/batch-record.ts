import * as z from 'zod';
import { entityNotFound } from '../http/service-error.ts';
import { isObjectId } from '../store/object-id.ts';
import type { Store } from '../store/store.ts';

/**
 * All that is kept of a job: how it was created, and when it was cancelled. Its requests are the blob of the same id,
 * one a line. What the job does and answers follows from these and the clock.
 */
export interface BatchRecord {
  readonly id: string;
  /** `models/{id}` */
  readonly model: string;
  readonly displayName?: string | undefined;
  readonly priority?: string | undefined;
  readonly createTimeMs: number;
  /** `files/{id}` of a job created from a file; an inline job has none. */
  readonly inputFile?: string | undefined;
  readonly requestCount: number;
  readonly speed: number;
  readonly seed: number;
  readonly answers?: string | undefined;
  readonly cancelTimeMs?: number | undefined;
}

const batchRecordSchema: z.ZodType<BatchRecord> = z.object({
  id: z.string(),
  model: z.string(),
  displayName: z.string().optional(),
  priority: z.string().optional(),
  createTimeMs: z.number(),
  inputFile: z.string().optional(),
  requestCount: z.number(),
  speed: z.number().positive(),
  seed: z.number(),
  answers: z.string().optional(),
  cancelTimeMs: z.number().optional(),
});

export async function readBatchRecord(store: Store, id: string): Promise<BatchRecord | undefined> {
  const parsed = batchRecordSchema.safeParse(isObjectId(id) ? await store.read('batches', id) : undefined);
  return parsed.success ? parsed.data : undefined;
}

/** The job of that id. Throws what the service answers when there is none. */
export async function findBatch(store: Store, id: string): Promise<BatchRecord> {
  const record = await readBatchRecord(store, id);
  if (record === undefined) {
    throw entityNotFound();
  }
  return record;
}

export async function allBatches(store: Store): Promise<BatchRecord[]> {
  const records = await Promise.all((await store.ids('batches')).map((id) => readBatchRecord(store, id)));
  return records.filter((record) => record !== undefined);
}
