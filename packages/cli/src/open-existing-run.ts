import {
  adoptJob,
  findRun,
  nodeFiles,
  type OpenRun,
  openRun,
  type RunContext,
  readRunRecord,
} from '@gemini-batch-test/core';
import { backendOfRun, openBackend, runContext } from './backend.ts';
import type { BackendFlags } from './options/backend-flags.ts';
import type { Session } from './session.ts';

/** Finds a run by its id, its folder or one of its jobs, and the backend it was begun on; adopts an unknown job. */
export async function openExistingRun(
  name: string,
  flags: BackendFlags & { readonly input?: string },
  session: Session,
  more: Partial<RunContext>,
): Promise<{ run: OpenRun; context: RunContext }> {
  const found = await findRun(name, nodeFiles);
  if (found !== null && !(await lacksInput(found, flags.input))) {
    session.began(found);
    const run = await openRun(found, { files: nodeFiles });
    const backend = await backendOfRun(run.record, flags, session);
    return { run, context: runContext(backend, session, more) };
  }
  const backend = await openBackend(flags, session);
  const context = runContext(backend, session, more);
  const folder = await adoptJob(name, { input: flags.input ?? null, emulator: backend.emulator }, context);
  session.began(folder);
  return { run: await openRun(folder, { files: nodeFiles }), context };
}

/** A job that was adopted without its requests is adopted again when they are given. */
async function lacksInput(folder: string, input: string | undefined): Promise<boolean> {
  if (input === undefined) return false;
  return !(await readRunRecord(folder, nodeFiles)).requestsKnown;
}
