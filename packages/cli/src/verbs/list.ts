import { jobView, plainLine, textTable } from '@gemini-batch-test/core';
import { openBackend } from '../backend.ts';
import { exitCodes } from '../exit-codes.ts';
import type { BackendFlags } from '../options/backend-flags.ts';
import type { Session } from '../session.ts';

/** Shows the jobs at the service, newest first. */
export async function list(flags: BackendFlags & { readonly json?: boolean }, session: Session): Promise<number> {
  const { client } = await openBackend(flags, session);
  const { terminal, words } = session;
  const jobs = [];
  for await (const operation of client.listBatches()) jobs.push(jobView(operation));
  if (flags.json) {
    const documents = jobs.map(({ name, displayName, model, state, createdAtMs }) => {
      const createTime = createdAtMs === null ? null : new Date(createdAtMs).toISOString();
      return { name, displayName, model, state, createTime };
    });
    terminal.out(`${JSON.stringify(documents, null, 2)}\n`);
  } else if (jobs.length === 0) terminal.note(words.listEmpty);
  else {
    const rows = jobs.map(({ name, state, createdAtMs, displayName }) => [
      name,
      state,
      createdAtMs === null ? '-' : new Date(createdAtMs).toISOString().slice(0, 19).replace('T', ' '),
      plainLine(displayName ?? '-', 80),
    ]);
    for (const line of textTable([[...words.listColumns], ...rows], rows[0]?.length)) terminal.out(`${line}\n`);
  }
  return exitCodes.passed;
}
