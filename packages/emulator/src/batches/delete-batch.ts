import type { EmulatorContext } from '../emulator-context.ts';
import { findBatch } from '../jobs/find-batch.ts';
import { noteDeleted, removeFacts } from '../jobs/job-facts.ts';
import { removeKeptAnswers } from '../upstream/kept-answers.ts';
import { keepDeliveriesBeforeDelete } from '../webhooks/ended-jobs.ts';

/**
 * `DELETE /{version}/batches/{id}`: the job is gone. Google's guide says that it stops as well, the reference that it
 * goes on (both gathered 2026-11-23): then its output file can be had all the same.
 */
export async function deleteBatch({ store, now }: EmulatorContext, id: string): Promise<Record<string, never>> {
  const record = await findBatch(store, id);
  const { settings } = record;
  if (settings.choices.deletedJob === 'goes-on') {
    await noteDeleted(store, id, now());
    return {};
  }
  await keepDeliveriesBeforeDelete(store, record, now());
  await store.remove('batches', id);
  await removeFacts(store, id);
  await store.removeBlob(id);
  if (settings.upstream !== undefined) {
    await removeKeptAnswers(store, id);
  }
  return {};
}
