import { basename, dirname, join } from 'node:path';
import { GeminiBatchError, hasCode } from '../../errors/gemini-batch-error.ts';
import type { Files } from '../../platform/files.ts';
import { findRun } from '../folder/find-run.ts';
import { runPaths, runsFolder } from '../folder/run-paths.ts';
import { type RunRecord, readRunRecord } from '../folder/run-record.ts';

/** Results, and the run that they are of. */
export interface ResultsSource {
  /** As the user said it. */
  readonly name: string;
  /** The run's folder; of results that stand alone, their file. */
  readonly path: string;
  /** The `results.jsonl`. */
  readonly file: string;
  /** Null when the results stand alone. */
  readonly record: RunRecord | null;
}

/**
 * Finds results by a run's folder, its id, one of its jobs, or the file itself. Throws `run-not-found`,
 * `results-missing`, `results-broken` for what the system does not let be read, and what `readRunRecord` throws.
 */
export async function findResults(name: string, files: Files): Promise<ResultsSource> {
  try {
    return await lookFor(name, files);
  } catch (cause) {
    if (!hasCode(cause, 'file-unreadable')) throw cause;
    throw new GeminiBatchError('results-broken', { file: name, line: null, key: null }, { cause });
  }
}

async function lookFor(name: string, files: Files): Promise<ResultsSource> {
  const folder = await folderOf(name, files);
  if (folder !== null) {
    const { results } = runPaths(folder);
    const record = await readRunRecord(folder, files);
    if (!(await files.exists(results))) throw new GeminiBatchError('results-missing', { run: name });
    return { name, path: folder, file: results, record };
  }
  for (const file of [runPaths(name).results, name]) {
    if (await isFile(file, files)) return { name, path: file, file, record: null };
  }
  throw new GeminiBatchError('run-not-found', { run: name, orResults: true });
}

/** The folder of the run that is meant; null when it is none of a run. A run's own results mean the run. */
async function folderOf(name: string, files: Files): Promise<string | null> {
  if (name.startsWith('batches/')) {
    const folder = await findRun(name, files);
    if (folder === null) throw new GeminiBatchError('run-not-found', { run: name });
    return folder;
  }
  const folders = [name, join(runsFolder, name)];
  if (basename(name) === basename(runPaths('').results)) folders.push(dirname(name));
  for (const folder of folders) {
    if (await files.exists(runPaths(folder).record)) return folder;
  }
  return null;
}

/** Below a file there is nothing; a folder has something in it, or nothing that could be read. */
async function isFile(path: string, files: Files): Promise<boolean> {
  if (!(await files.exists(path))) return false;
  const chunks = files.read(path)[Symbol.asyncIterator]();
  try {
    await chunks.next();
    return true;
  } catch (error) {
    if (hasCode(error, 'file-unreadable') && error.details.reason === 'EISDIR') return false;
    throw error;
  } finally {
    await chunks.return?.();
  }
}
