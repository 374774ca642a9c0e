import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** A process that a test started. */
export interface StartedChild {
  readonly child: ChildProcess;
  /** The lines that it prints, until it has ended. */
  readonly lines: AsyncIterable<string>;
  /** The code that it ended with, or null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Starts a source file of ours, by its address, on the runtime that runs the tests. */
export function startChild(
  source: URL,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): StartedChild {
  const runtimeArgs = 'Deno' in globalThis ? ['run', '-A'] : [];
  const child = spawn(process.execPath, [...runtimeArgs, fileURLToPath(source), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { child, lines: linesOf(child.stdout), ended };
}

/** Whole lines only: what a killed process printed last may be half of one. */
async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of stream) {
    const found = (text + decoder.decode(chunk, { stream: true })).split('\n');
    text = found.pop() ?? '';
    yield* found;
  }
}
