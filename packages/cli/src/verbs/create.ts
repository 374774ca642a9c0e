import { submitRun } from '@gemini-batch-test/core';
import { exitCodes } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { begin, type RunFlags } from './run.ts';

/** Uploads and creates the jobs; prints their names. */
export async function create(input: string | undefined, flags: RunFlags, session: Session): Promise<number> {
  const { folder, context } = await begin(input, flags, session);
  const { record, shards } = await submitRun(folder, context);
  const jobs = shards.flatMap(({ job }) => (job === null ? [] : [job]));
  if (flags.json) session.terminal.out(`${JSON.stringify({ run: record.id, folder, jobs }, null, 2)}\n`);
  else {
    for (const job of jobs) session.terminal.out(`${job}\n`);
    session.terminal.note(session.words.runNext(`gemini-batch-test monitor ${jobs[0] ?? record.id}`));
  }
  return exitCodes.passed;
}
