import { join } from 'node:path';
import { hasCode } from '../../errors/gemini-batch-error.ts';
import type { FullContext } from '../run-context.ts';
import { appendToJournal, factNow, type JournalEntry, type NewFact } from './journal.ts';
import { type OpenRun, openRun } from './open-run.ts';
import { withRunLock } from './run-lock.ts';
import { runPaths } from './run-paths.ts';
import { keepPrices } from './run-prices.ts';
import { type RunRecord, readRunRecord } from './run-record.ts';
import { foldJournal, type ShardState } from './shard-state.ts';

/** A run that this process alone works on, and the one way to add to its journal. */
export interface HeldRun {
  readonly folder: string;
  readonly record: RunRecord;
  /** True when another process may work on it: then nothing is done to its jobs here. */
  readonly onlooker: boolean;
  /** It had been cancelled when this process took it up: whoever did may have died before the service was asked. */
  readonly cancelledBefore: boolean;
  /** How it stands: every fact that was written, and whether it was cancelled meanwhile. */
  state(): Promise<OpenRun>;
  /** Writes a fact; returns when it is on disk. Facts of pieces that run side by side go one after another. */
  write(fact: NewFact): Promise<void>;
}

/** Works on a run while no other process does. Throws `run-busy`, and what `openRun` throws. */
export async function holdRun<T>(folder: string, context: FullContext, work: (run: HeldRun) => Promise<T>): Promise<T> {
  const { id } = await readRunRecord(folder, context.files);
  return await withRunLock({ folder, id }, context, async () => {
    await removeLeftovers(folder, context);
    if (context.prices !== null) await keepPrices(folder, context.prices, context.files);
    return await work(held(await openRun(folder, context), context));
  });
}

/** A run that another process may work on meanwhile: what that one writes is read again each time. */
export interface SeenRun extends HeldRun {
  /**
   * Writes down what was learnt here, unless another process works on the run, which sees it itself. Says whether one
   * does.
   */
  keep(): Promise<boolean>;
}

/** Looks at a run without holding it: `write` only keeps a fact until `keep`. */
export async function lookAtRun(folder: string, context: FullContext): Promise<SeenRun> {
  const { record, cancelled: cancelledBefore } = await openRun(folder, context);
  let learnt: JournalEntry[] = [];
  return {
    folder,
    record,
    onlooker: true,
    cancelledBefore,
    async state() {
      const run = await openRun(folder, context);
      const journal = [...run.journal, ...learnt].sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
      return { ...run, journal, shards: foldJournal(record.shards, journal) };
    },
    async write(fact) {
      learnt.push(factNow(fact, context.clock));
    },
    async keep() {
      try {
        await withRunLock({ folder, id: record.id }, context, async () => {
          const { shards } = await openRun(folder, context);
          for (const fact of learnt) {
            if (!isKnown(fact, shards)) await appendToJournal(folder, fact, context.files);
          }
          learnt = [];
        });
        return false;
      } catch (error) {
        if (!hasCode(error, 'run-busy')) throw error;
        return true;
      }
    },
  };
}

/** Another process saw it too, or what came of it. */
function isKnown(fact: JournalEntry, shards: readonly ShardState[]): boolean {
  const known = shards.find(({ shard, attempt }) => shard === fact.shard && attempt === fact.attempt);
  return known === undefined || known.ended || (fact.type === 'state' && known.state?.state === fact.state);
}

function held(run: OpenRun, { files, clock }: FullContext): HeldRun {
  const { folder, record, journal: read, cancelled: cancelledBefore } = run;
  const journal = [...read];
  let last: Promise<void> = Promise.resolve();
  return {
    folder,
    record,
    onlooker: false,
    cancelledBefore,
    async state() {
      const cancelled = await files.exists(runPaths(folder).cancelled);
      return { folder, record, journal, shards: foldJournal(record.shards, journal), cancelled };
    },
    async write(fact) {
      const written = last.then(async () => {
        const entry = factNow(fact, clock);
        await appendToJournal(folder, entry, files);
        journal.push(entry);
      });
      // One that could not be written is told to whoever wrote it, not to the next.
      last = written.catch(() => {});
      await written;
    },
  };
}

/** Takes away what a process that died was writing: files that never came to their name. */
async function removeLeftovers(folder: string, { files }: Pick<FullContext, 'files'>): Promise<void> {
  const shards = join(folder, 'shards');
  const folders = [folder, ...(await files.list(shards)).map((name) => join(shards, name))];
  for (const each of folders) {
    for (const name of await files.list(each)) {
      // Another process may be trying for the lock, or cancelling the run.
      if (/\.(partial|again|dead)$/.test(name) && !/^(lock|cancelled)\./.test(name))
        await files.remove(join(each, name));
    }
  }
}
