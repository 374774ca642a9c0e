import { readFile } from 'node:fs/promises';
import process from 'node:process';
import * as toolkit from '@actions/core';
import { plainLine } from '@gemini-batch-test/core';
import { createInterruption } from './interruption.ts';

/** Before the runner's patience ends, so that what was written is whole. */
const lastMomentMs = 9_000;

/** When all is told: what still has an open connection is not waited for. */
const lingerMs = 3_000;

const interruption = createInterruption();
// A cancelled workflow sends SIGINT, 7.5 s later SIGTERM, and after 2.5 s more it ends the process (docs.github.com,
// "Workflow cancellation reference", 2026-11-24).
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (interruption.by() !== 'cancelled') setTimeout(() => process.exit(1), lastMomentMs).unref();
    interruption.stop('cancelled');
  });
}

async function main(): Promise<boolean> {
  const { env } = process;
  const read = (name: string) => toolkit.getInput(name);
  const payload = await readPayload(env.GITHUB_EVENT_PATH);
  // GitHub's libraries read the event too, when they are loaded, and end the process when it is no JSON.
  if (payload === null) delete env.GITHUB_EVENT_PATH;
  const { runAction } = await import('./run-action.ts');
  return await runAction({ env, read, payload, interruption });
}

/** The event's payload; null when it cannot be read. */
async function readPayload(file: string | undefined): Promise<unknown> {
  try {
    const payload: unknown = JSON.parse(await readFile(file ?? '', 'utf8'));
    return payload;
  } catch {
    return null;
  }
}

main().then(
  (green) => {
    process.exitCode = green ? 0 : 1;
    setTimeout(() => process.exit(), lingerMs).unref();
  },
  (error: unknown) => toolkit.setFailed(plainLine(error instanceof Error ? error.message : String(error))),
);
