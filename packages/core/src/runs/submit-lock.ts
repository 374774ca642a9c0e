import { z } from 'zod';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { parseJson } from '../json/json.ts';
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
    const json = parseJson(await files.readText(lock).catch(() => ''));
    const owner = ownerSchema.safeParse('value' in json ? json.value : undefined);
    if (owner.success && isAlive(owner.data)) {
      throw new GeminiBatchError('run-busy', { run: run.id, file: lock, ...owner.data });
    }
    await files.remove(lock);
    if (!(await take())) throw new GeminiBatchError('run-busy', { run: run.id, file: lock, ...thisProcess() });
  }
  try {
    return await submit();
  } finally {
    await files.remove(lock);
  }
}
