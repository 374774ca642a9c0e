import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own. */
export interface Measured extends AsyncDisposable {
  readonly url: string;
  /** The most memory that it has held so far, resident, in bytes. */
  peakBytes(): Promise<number>;
}

/** Starts a script of this folder that serves and tells its address over the IPC channel. */
export async function startMeasured(script: string, args: readonly string[] = []): Promise<Measured> {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), [...args]);
  const url = await told(child, 'url');
  return {
    url: String(url),
    async peakBytes() {
      const answer = told(child, 'peakBytes');
      child.send('peak');
      return Number(await answer);
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

async function told(child: ChildProcess, field: string): Promise<unknown> {
  const [message]: unknown[] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`A server ended before it told its ${field}`))),
  ]);
  if (typeof message !== 'object' || message === null || !(field in message)) {
    throw new Error(`A server did not tell its ${field}`);
  }
  return Object.entries(message).find(([name]) => name === field)?.[1];
}
