import * as z from 'zod';
import { lastRevision, removeRevisions, revise } from '../store/revisions.ts';
import type { Store } from '../store/store.ts';
import { answeredTimeMs } from './answered-time.ts';
import type { BatchRecord } from './batch-record.ts';

// What happens to a job after its creation. Each fact is kept on its own and made once, so that of those that come at
// the same time, in whatever process, none is lost.

/** What an update may change. */
export type JobChange = Pick<BatchRecord, 'displayName' | 'priority' | 'startsAfterMs'>;

const changeSchema: z.ZodType<JobChange> = z.object({
  displayName: z.string().optional(),
  priority: z.string().optional(),
  startsAfterMs: z.number().optional(),
});

const momentSchema = z.object({ timeMs: z.number() });

/** A job with all that happened to it since its creation. */
export async function withFacts(store: Store, created: BatchRecord): Promise<BatchRecord> {
  const { id, settings } = created;
  return {
    ...(await changed(store, created)),
    cancelTimeMs: await momentOf(store, 'cancellations', id),
    deleteTimeMs: await momentOf(store, 'deletions', id),
    answeredTimeMs: settings.upstream === undefined ? undefined : await answeredTimeMs(store, id),
  };
}

/** Changes a job by what `change` says of it as it is then. */
export async function changeJob(
  store: Store,
  created: BatchRecord,
  change: (record: BatchRecord) => JobChange,
): Promise<void> {
  await revise(store, created.id, (last) => change(withChange(created, last)));
}

export async function noteCancelled(store: Store, id: string, timeMs: number): Promise<void> {
  await store.create('cancellations', id, { timeMs });
}

/** Notes that a job was deleted which goes on all the same (choice `deletedJob`). */
export async function noteDeleted(store: Store, id: string, timeMs: number): Promise<void> {
  await store.create('deletions', id, { timeMs });
}

/** Removes what is kept of a job that is gone. */
export async function removeFacts(store: Store, id: string): Promise<void> {
  await removeRevisions(store, id);
  await store.remove('cancellations', id);
}

async function changed(store: Store, created: BatchRecord): Promise<BatchRecord> {
  return withChange(created, await lastRevision(store, created.id));
}

function withChange(created: BatchRecord, revision: unknown): BatchRecord {
  const parsed = changeSchema.safeParse(revision);
  if (!parsed.success) {
    return created;
  }
  return { ...created, displayName: undefined, priority: undefined, startsAfterMs: undefined, ...parsed.data };
}

async function momentOf(store: Store, kind: 'cancellations' | 'deletions', id: string): Promise<number | undefined> {
  const parsed = momentSchema.safeParse(await store.read(kind, id));
  return parsed.success ? parsed.data.timeMs : undefined;
}
