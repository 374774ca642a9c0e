import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A server in a process of its own. */
export interface Measured extends AsyncDisposable {
  readonly url: string;
  /** The most memory that it has held so far, resident, in bytes. */
  peakBytes(): Promise<number>;
}

const tellPeakMemory = new URL('tell-peak-memory.ts', import.meta.url).href;

/** Starts a program that serves and prints its address as JSON, `{"url": "…"}`, and nothing before that. */
export async function startMeasured(program: string, args: readonly string[] = []): Promise<Measured> {
  const child = fork(program, [...args], {
    execArgv: ['--import', tellPeakMemory],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  return {
    url: await printedUrl(child),
    async peakBytes() {
      const answer = Promise.race([
        once(child, 'message'),
        ended.then(() => Promise.reject(new Error('A server ended before it told its memory'))),
      ]);
      child.send('peak');
      const [{ peakBytes }] = await answer;
      return Number(peakBytes);
    },
    async [Symbol.asyncDispose]() {
      child.kill();
      child.disconnect();
      await ended;
    },
  };
}

async function printedUrl({ stdout }: ChildProcess): Promise<string> {
  let printed = '';
  for await (const chunk of stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    printed += chunk;
    if (printed.endsWith('}\n')) {
      return String(JSON.parse(printed).url);
    }
  }
  throw new Error(`A server ended before it told its address: ${printed}`);
}
