import type { FullContext } from '../run-context.ts';
import { type JournalEntry, readJournal } from './journal.ts';
import { runPaths } from './run-paths.ts';
import { type RunRecord, readRunRecord } from './run-record.ts';
import { foldJournal, type ShardState } from './shard-state.ts';

/** A run as it stands on the disk. */
export interface OpenRun {
  readonly folder: string;
  readonly record: RunRecord;
  readonly journal: readonly JournalEntry[];
  /** One state per shard and attempt: all first attempts, then the others as they were planned. */
  readonly shards: readonly ShardState[];
  /** It was cancelled: nothing more of it is to be sent. */
  readonly cancelled: boolean;
}

/** Reads a run's folder: everything that is known of it. */
export async function openRun(folder: string, { files }: Pick<FullContext, 'files'>): Promise<OpenRun> {
  const record = await readRunRecord(folder, files);
  const journal = await readJournal(folder, files);
  const cancelled = await files.exists(runPaths(folder).cancelled);
  return { folder, record, journal, shards: foldJournal(record.shards, journal), cancelled };
}
