import * as z from 'zod';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { parseJson } from '../json/json.ts';
import type { Files } from '../platform/files.ts';
import { isAlive, type ProcessId, thisProcess } from '../platform/this-process.ts';
import type { FullContext } from './run-context.ts';
import { runPaths } from './run-paths.ts';
import { writing } from './writing.ts';

const ownerSchema: z.ZodType<ProcessId> = z.object({ pid: z.number(), host: z.string() });

/**
 * Lets one process at a time create jobs for a run: two that both see "no job yet" would both make one. A lock whose
 * process is dead is taken over. Throws `run-busy`.
 */
export async function withSubmitLock<T>(
  run: { readonly folder: string; readonly id: string },
  { files }: Pick<FullContext, 'files'>,
  submit: () => Promise<T>,
): Promise<T> {
  const { lock } = runPaths(run.folder);
  const take = () => writing(lock, () => files.create(lock, JSON.stringify(thisProcess())));
  if (!(await take())) {
    await removeDeadLock(run, files);
    if (!(await take())) throw busy(run, await ownerOf(lock, files));
  }
  try {
    return await submit();
  } finally {
    await files.remove(lock);
  }
}

/** Takes a dead process's lock away. Of several that try, one gets hold of it: a file can be renamed once only. */
async function removeDeadLock(run: { folder: string; id: string }, files: Files): Promise<void> {
  const { lock } = runPaths(run.folder);
  const owner = await ownerOf(lock, files);
  if (owner === null || isAlive(owner)) throw busy(run, owner);
  const aside = `${lock}.${thisProcess().pid}.dead`;
  try {
    await files.rename(lock, aside);
  } catch {
    throw busy(run, await ownerOf(lock, files));
  }
  const renamed = await ownerOf(aside, files);
  if (renamed !== null && isAlive(renamed)) {
    // Another process had taken it over in between: it gets its lock back.
    await files.rename(aside, lock);
    throw busy(run, renamed);
  }
  await files.remove(aside);
}

async function ownerOf(lock: string, files: Files): Promise<ProcessId | null> {
  const json = parseJson(await files.readText(lock).catch(() => ''));
  const owner = ownerSchema.safeParse('value' in json ? json.value : undefined);
  return owner.success ? owner.data : null;
}

function busy(run: { folder: string; id: string }, owner: ProcessId | null): GeminiBatchError {
  const { pid, host } = owner ?? { pid: 0, host: '?' };
  return new GeminiBatchError('run-busy', { run: run.id, file: runPaths(run.folder).lock, pid, host });
}
