import * as z from 'zod';
import { GeminiBatchError, hasCode } from '../../errors/gemini-batch-error.ts';
import { parseJson } from '../../json/json.ts';
import type { Files } from '../../platform/files.ts';
import { isAlive, isOfThisHost, type ProcessId, thisProcess } from '../../platform/this-process.ts';
import type { FullContext } from '../run-context.ts';
import { runPaths } from './run-paths.ts';
import { writing } from './writing.ts';

const ownerSchema: z.ZodType<ProcessId> = z.object({
  pid: z.number(),
  host: z.string(),
  started: z.string().default(''),
});

const briefTries = 4;
const briefMs = 100;

interface Locked {
  readonly folder: string;
  readonly id: string;
}

/**
 * Lets one process at a time work on a run: two that both see "no job yet" would both make one. A lock whose process is
 * dead is taken over; one of another machine, which cannot be asked, only when `takeOver` says so. Throws `run-busy`.
 */
export async function withRunLock<T>(
  run: Locked,
  { files, takeOver, clock, signal }: Pick<FullContext, 'files' | 'takeOver' | 'clock' | 'signal'>,
  work: () => Promise<T>,
): Promise<T> {
  const { lock } = runPaths(run.folder);
  const take = () => writing(lock, () => files.create(lock, JSON.stringify(thisProcess())));
  const mayGo = (owner: ProcessId | null) => (owner === null ? takeOver : isGone(owner, takeOver));
  for (let tries = 1; !(await take()); tries += 1) {
    try {
      await removeLock(run, files, mayGo);
    } catch (error) {
      if (tries === briefTries || !hasCode(error, 'run-busy')) throw error;
      // Whoever only follows a run holds it for a moment.
      await clock.sleep(briefMs, signal);
    }
  }
  try {
    return await work();
  } finally {
    await files.remove(lock);
  }
}

function isGone(owner: ProcessId, takeOver: boolean): boolean {
  return isOfThisHost(owner) ? !isAlive(owner) : takeOver;
}

/** Takes a lock away that may go. Of several that try, one gets hold of it: a file can be renamed once only. */
async function removeLock(run: Locked, files: Files, mayGo: (owner: ProcessId | null) => boolean): Promise<void> {
  const { lock } = runPaths(run.folder);
  const owner = await ownerOf(lock, files);
  if (!mayGo(owner)) throw busy(run, owner);
  const aside = `${lock}.${thisProcess().pid}.dead`;
  try {
    await files.rename(lock, aside);
  } catch {
    throw busy(run, await ownerOf(lock, files));
  }
  const renamed = await ownerOf(aside, files);
  if (!mayGo(renamed)) {
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

function busy(run: Locked, owner: ProcessId | null): GeminiBatchError {
  const { pid, host } = owner ?? { pid: null, host: null };
  const elsewhere = owner === null || !isOfThisHost(owner);
  return new GeminiBatchError('run-busy', { run: run.id, pid, host, elsewhere });
}
