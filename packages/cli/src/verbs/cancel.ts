import { cancelRun, jobView, type OpenRun, type RunContext } from '@gemini-batch-test/core';
import { exitCodes } from '../exit-codes.ts';
import { openExistingRun } from '../open-existing-run.ts';
import type { BackendFlags } from '../options/backend-flags.ts';
import type { Session } from '../session.ts';

/** Asks the service to stop a job, or a run: all its jobs, and nothing more of it is sent. */
export async function cancel(
  name: string,
  flags: BackendFlags & { readonly json?: boolean },
  session: Session,
): Promise<number> {
  const { terminal, words } = session;
  const { run, context } = await openExistingRun(name, flags, session, {});
  // One of several jobs is stopped alone.
  const { asked, ended, unsent } =
    name.startsWith('batches/') && run.shards.length > 1
      ? await cancelJob(name, context)
      : await cancelRun(run.folder, context);
  for (const { name: job, state } of ended) terminal.note(words.cancelIdle(job, state));
  if (flags.json) terminal.out(`${JSON.stringify({ run: run.record.id, asked, unsent }, null, 2)}\n`);
  else for (const job of asked) terminal.out(`${words.cancelled(job)}\n`);
  if (unsent > 0) terminal.note(words.cancelUnsent(unsent));
  if (mayExist(run)) terminal.note(words.cancelUnconfirmed);
  if (asked.length > 0 || unsent > 0) terminal.note(words.runNext(`gemini-batch-test resume ${run.record.id}`));
  return exitCodes.passed;
}

async function cancelJob(name: string, { client }: RunContext): Promise<Awaited<ReturnType<typeof cancelRun>>> {
  const job = jobView(await client.getBatch(name));
  if (job.ended) return { asked: [], ended: [job], unsent: 0 };
  await client.cancelBatch(name);
  return { asked: [name], ended: [], unsent: 0 };
}

/** A create without an answer may have made a job that has no name here yet; `resume` finds and cancels it. */
function mayExist({ shards }: OpenRun): boolean {
  return shards.some(({ openIntent }) => openIntent);
}
