import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { surroundings } from './surroundings.ts';

/** How a command ended. */
export interface CliRun {
  /** The name of the signal when one ended it. */
  readonly exitCode: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that goes on while the test looks at it. It is ended with the test. */
export interface StartedCli extends AsyncDisposable {
  readonly ended: Promise<CliRun>;
  /** Waits until the text stands in what was printed so far; fails when the command ends without it. */
  printed(text: string): Promise<void>;
  /** What stands on stdout so far. */
  stdoutSoFar(): string;
  /** Ctrl-C. */
  interrupt(): void;
  /** Ends it at once; it learns nothing of it. */
  kill(): void;
  /** What `| head` does when it has seen enough. */
  closeStdout(): void;
}

export interface CliOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The emulator's own command instead of the tool's. */
  readonly isEmulator?: boolean;
  /** Another entry of the tool. */
  readonly entry?: URL;
}

/** True when the tests, and with them the command, run on Deno. */
const onDeno: boolean = 'Deno' in globalThis;

const main = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));
const emulatorMain = fileURLToPath(new URL('../../packages/emulator/src/command/main.ts', import.meta.url));

/** What the embedded emulator of the command answers is tested too. */
const holdToTheWire = new URL('./hold-to-the-wire.ts', import.meta.url).href;

/** Hundreds of processes load the same sources: Node keeps here what it made of them. */
const compileCache = join(tmpdir(), 'gemini-batch-test-compile-cache');

/** Starts the command on the runtime that runs the tests. */
export function startCli(args: readonly string[], { cwd, env = {}, isEmulator, entry }: CliOptions): StartedCli {
  const command = entry === undefined ? (isEmulator ? emulatorMain : main) : fileURLToPath(entry);
  const runtimeArgs = onDeno ? ['run', '-A', '--preload', holdToTheWire] : ['--import', holdToTheWire];
  const child = spawn(process.execPath, [...runtimeArgs, command, ...args], {
    cwd,
    env: { ...surroundings(), NODE_COMPILE_CACHE: compileCache, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  let look = () => {};
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (text: string) => {
      output[name] += text;
      look();
    });
  }
  let over = false;
  const ended = new Promise<CliRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      over = true;
      look();
      resolve({ exitCode: exitCode ?? signal, ...output });
    });
  });

  return {
    ended,
    printed: (text) =>
      new Promise((resolve, reject) => {
        look = () => {
          if (output.stdout.includes(text) || output.stderr.includes(text)) resolve();
          else if (over) reject(new Error(`It ended without "${text}":\n${output.stdout}\n${output.stderr}`));
        };
        look();
      }),
    stdoutSoFar: () => output.stdout,
    interrupt: () => {
      // Deno's `child.kill` says of whatever it signalled that the signal ended it (2.9).
      if (child.pid !== undefined) process.kill(child.pid, 'SIGINT');
    },
    kill: () => {
      try {
        if (child.pid !== undefined && !over) process.kill(child.pid, 'SIGKILL');
      } catch {
        // It has just ended by itself.
      }
    },
    closeStdout: () => void child.stdout.destroy(),
    async [Symbol.asyncDispose]() {
      if (!over) child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs a command to its end. */
export async function runCli(args: readonly string[], options: CliOptions): Promise<CliRun> {
  await using cli = startCli(args, options);
  return await cli.ended;
}

/** Flags that make the embedded emulator quick. */
export const quickEmulator: readonly string[] = ['--emulator', '--emulator-speed', '5000', '--interval', '0.05'];
