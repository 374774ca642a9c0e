import { join } from 'node:path';
import { GeminiBatchError } from '../../errors/gemini-batch-error.ts';
import type { Files } from '../../platform/files.ts';
import { type JournalEntry, readJournal } from './journal.ts';
import { runPaths, runsFolder } from './run-paths.ts';

/** The folder of a run given by its folder, its id, or the name of one of its jobs. `null`: a job of no run here. */
export async function findRun(name: string, files: Files): Promise<string | null> {
  if (name.startsWith('batches/')) {
    for (const id of (await files.list(runsFolder)).reverse()) {
      const folder = join(runsFolder, id);
      if (!(await files.exists(runPaths(folder).record))) continue;
      // A damaged folder of another run does not hide this one.
      const journal = await readJournal(folder, files).catch((): JournalEntry[] => []);
      if (journal.some((entry) => entry.type === 'created' && entry.job === name)) return folder;
    }
    return null;
  }
  for (const folder of [name, join(runsFolder, name)]) {
    if (await files.exists(runPaths(folder).record)) return folder;
  }
  throw new GeminiBatchError('run-not-found', { run: name });
}
