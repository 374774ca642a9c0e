import type { EmulatorContext } from '../emulator-options.ts';
import { findBatch } from './batch-record.ts';

/** `DELETE /{version}/batches/{id}`: stops a job that runs, and drops its output. */
export async function deleteBatch(context: EmulatorContext, id: string): Promise<Record<string, never>> {
  await findBatch(context.store, id);
  await context.store.remove('batches', id);
  await context.store.removeBlob(id);
  return {};
}
