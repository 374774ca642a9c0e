import { allBatches } from '../jobs/find-batch.ts';
import type { Store } from '../store/store.ts';
import { allFiles } from './file-record.ts';

/** Long after any request would have named what it wrote. */
const orphanAgeMs = 3_600_000;

/** Removes blobs that no record names: a process was killed between a blob and its record. */
export async function removeOrphans(store: Store, nowMs: number, ageMs: number = orphanAgeMs): Promise<void> {
  const resting = await store.restingBlobs(ageMs);
  if (resting.length === 0) {
    return;
  }
  const jobs = await store.ids('batches');
  const named = new Set([
    ...jobs,
    ...(await store.ids('uploads')),
    ...(await allFiles(store, nowMs)).map(({ blobId }) => blobId),
    ...(await allBatches(store)).flatMap(({ answers }) => answers ?? []),
  ]);
  for (const id of resting) {
    if (!named.has(id) && !jobs.some((job) => id.startsWith(`answers-${job}-`))) {
      await store.removeBlob(id);
    }
  }
}
