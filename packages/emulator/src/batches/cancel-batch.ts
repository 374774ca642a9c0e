import type { EmulatorContext } from '../emulator-context.ts';
import { closeAnswers } from '../jobs/answered-time.ts';
import { findBatch } from '../jobs/find-batch.ts';
import { jobAt } from '../jobs/job-at.ts';
import { noteCancelled } from '../jobs/job-facts.ts';

/** `POST /{version}/batches/{id}:cancel`. A job that has ended stays as it is. */
export async function cancelBatch({ store, now }: EmulatorContext, id: string): Promise<Record<string, never>> {
  const record = await findBatch(store, id);
  const nowMs = now();
  if (!jobAt(record, nowMs).isDone) {
    await noteCancelled(store, id, nowMs);
    if (record.settings.upstream !== undefined) {
      await closeAnswers(store, id);
    }
  }
  return {};
}
