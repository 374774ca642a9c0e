import { cleanRun } from '@gemini-batch-test/core';
import { exitCodes } from '../exit-codes.ts';
import { openExistingRun } from '../open-existing-run.ts';
import type { BackendFlags } from '../options/backend-flags.ts';
import type { Session } from '../session.ts';
import { showProgress } from '../show-progress.ts';

/** Deletes at the service what a finished run uploaded and generated; the run's own folder stays. */
export async function clean(
  name: string,
  flags: BackendFlags & { readonly takeOver?: boolean; readonly json?: boolean },
  session: Session,
): Promise<number> {
  const { terminal, words } = session;
  const onEvent = showProgress(session, { toResults: false });
  const { run, context } = await openExistingRun(name, flags, session, { onEvent, takeOver: flags.takeOver ?? false });
  const { files, jobs, kept } = await cleanRun(run.folder, context);
  if (flags.json) terminal.out(`${JSON.stringify({ run: run.record.id, files, jobs, kept }, null, 2)}\n`);
  else terminal.out(`${words.cleaned(files, jobs)}\n`);
  if (kept.length > 0) terminal.note(words.cleanKept(kept.length));
  return exitCodes.passed;
}
