import { jobView, requireJobs } from '@gemini-batch-test/core';
import { exitCodes } from '../exit-codes.ts';
import { openExistingRun } from '../open-existing-run.ts';
import type { BackendFlags } from '../options/backend-flags.ts';
import type { Session } from '../session.ts';

/** Asks the service to stop the jobs of a run. What they answered until then is the service's to keep. */
export async function cancel(
  name: string,
  flags: BackendFlags & { readonly json?: boolean },
  session: Session,
): Promise<number> {
  const { terminal, words } = session;
  const { run, context } = await openExistingRun(name, flags, session, {});
  const asked: string[] = [];
  for (const { job } of run.shards) {
    if (job === null) continue;
    const { ended, state } = jobView(await context.client.getBatch(job));
    if (ended) terminal.note(words.cancelIdle(job, state));
    else {
      await context.client.cancelBatch(job);
      asked.push(job);
      if (!flags.json) terminal.out(`${words.cancelled(job)}\n`);
    }
  }
  requireJobs(run);
  if (flags.json) terminal.out(`${JSON.stringify({ run: run.record.id, asked }, null, 2)}\n`);
  return exitCodes.passed;
}
