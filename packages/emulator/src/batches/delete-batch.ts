import type { EmulatorContext } from '../emulator-context.ts';
import { findBatch } from '../jobs/batch-record.ts';
import { inTurn } from '../store/in-turn.ts';
import { removeKeptAnswers } from '../upstream/kept-answers.ts';

/**
 * `DELETE /{version}/batches/{id}`: the job is gone. Google's guide says that it stops as well, the reference that it
 * goes on (both gathered 2026-11-23): then its output file can be had all the same.
 */
export async function deleteBatch(context: EmulatorContext, id: string): Promise<Record<string, never>> {
  return await inTurn(context.store, id, async () => {
    const record = await findBatch(context.store, id);
    if (context.settings.choices.deletedJob === 'goes-on') {
      await context.store.replace('batches', id, { ...record, deleteTimeMs: context.now() });
      return {};
    }
    await context.store.remove('batches', id);
    await context.store.removeBlob(id);
    if (record.settings.upstream !== undefined) {
      await removeKeptAnswers(context.store, id);
    }
    return {};
  });
}
