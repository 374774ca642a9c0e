import { GeminiBatchError, nodeFiles } from '@gemini-batch-test/core';
import { createEmulator, serveEmulator } from 'gemini-batch-emulator';
import { exitCodes } from '../exit-codes.ts';
import type { Session } from '../session.ts';

export interface EmulatorFlags {
  readonly port: number;
  readonly host: string;
  readonly speed: number;
  readonly seed: number;
  readonly answers?: string;
  readonly data?: string;
}

/** Serves the emulator until the user interrupts. */
export async function emulator(flags: EmulatorFlags, session: Session): Promise<number> {
  const { port, host, speed, seed, answers, data } = flags;
  if (answers !== undefined && !(await nodeFiles.exists(answers))) {
    throw new GeminiBatchError('input-missing', { file: answers });
  }
  const handler = createEmulator({
    speed,
    seed,
    ...(answers === undefined ? {} : { answers }),
    ...(data === undefined ? {} : { dataDir: data }),
  });
  const { terminal, words, signal } = session;
  const server = await serveEmulator(handler, { port, hostname: host }).catch((cause: unknown) => {
    throw new GeminiBatchError('port-unavailable', { host, port }, { cause });
  });
  for (const line of words.emulatorReady(server.url)) terminal.out(`${line}\n`);
  if (!['127.0.0.1', '::1', 'localhost'].includes(host)) terminal.note(words.emulatorNotLoopback(host));
  await new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', resolve, { once: true });
  });
  await server.close();
  return exitCodes.passed;
}
