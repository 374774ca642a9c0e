import type { EmulatorContext } from '../emulator-context.ts';
import { closeAnswers } from '../jobs/answered-time.ts';
import { findBatch } from '../jobs/batch-record.ts';
import { jobAt } from '../jobs/job-at.ts';
import { inTurn } from '../store/in-turn.ts';

/** `POST /{version}/batches/{id}:cancel`. A job that has ended stays as it is. */
export async function cancelBatch(context: EmulatorContext, id: string): Promise<Record<string, never>> {
  return await inTurn(context.store, id, async () => {
    const record = await findBatch(context.store, id);
    const nowMs = context.now();
    if (!jobAt(record, nowMs).isDone) {
      await context.store.replace('batches', id, { ...record, cancelTimeMs: nowMs });
      if (record.settings.upstream !== undefined) {
        await closeAnswers(context.store, id);
      }
    }
    return {};
  });
}
