import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { SampleEvent } from '../github/event-payloads.ts';
import { surroundings } from '../surroundings.ts';
import { type ReadLog, readCommands } from './workflow-commands.ts';
import { readOutputs } from './workflow-outputs.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The committed bundle, and the Node that starts it: actions run on Node whatever runs the tests. */
const bundle = join(root, 'actions', 'batch-test', 'dist', 'main.cjs');
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** What the embedded emulator of the bundle answers is tested too. */
const holdToTheWire = new URL('../hold-to-the-wire.ts', import.meta.url).href;

const longTimers = new URL('long-timers.ts', import.meta.url).href;

export interface ActionOptions {
  /** The checked-out repository. */
  readonly workspace: string;
  readonly event: SampleEvent;
  /** Inputs that the workflow sets; the others have the default of action.yml. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** How a step ended, and what it left for GitHub. */
export interface ActionRun extends ReadLog {
  readonly exitCode: number | string | null;
  /** All that was printed, commands included. */
  readonly printed: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** A step that goes on while the test looks at it. */
export interface StartedAction extends AsyncDisposable {
  readonly ended: Promise<ActionRun>;
  /** Waits until the text stands in the log; fails when the step ends without it. */
  printed(text: string): Promise<void>;
  /** What the runner sends when the workflow is cancelled. */
  cancel(signal?: 'SIGINT' | 'SIGTERM'): void;
  /** Ends its time limit, which must be of a day or more, now. */
  endTime(): void;
}

/** The token that the runner gives to each job. */
const workflowToken = 'ghs_theTokenOfTheWorkflow0123456789abcdef';

/** Starts the bundle as the runner starts it: inputs and files in the environment, the event in a file. */
export async function startAction({ workspace, event, inputs = {}, env = {} }: ActionOptions): Promise<StartedAction> {
  const runnerFiles = `${workspace}-runner`;
  await mkdir(runnerFiles, { recursive: true });
  const file = async (name: string, content: string): Promise<string> => {
    await writeFile(join(runnerFiles, name), content);
    return join(runnerFiles, name);
  };
  const summary = await file('summary.md', '');
  const output = await file('output', '');
  const child = spawn(node, ['--import', holdToTheWire, '--import', longTimers, bundle], {
    cwd: workspace,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...surroundings(),
      HOME: runnerFiles,
      USERPROFILE: runnerFiles,
      NODE_COMPILE_CACHE: join(tmpdir(), 'gemini-batch-test-compile-cache'),
      ...(await inputEnv(inputs)),
      GITHUB_ACTIONS: 'true',
      GITHUB_REPOSITORY: 'octo-org/prompts',
      GITHUB_REPOSITORY_ID: '4711',
      GITHUB_EVENT_NAME: event.name,
      GITHUB_EVENT_PATH: await file('event.json', JSON.stringify(event.payload)),
      GITHUB_RUN_ID: '1001',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_WORKSPACE: workspace,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_OUTPUT: output,
      RUNNER_TEMP: runnerFiles,
      ...event.env,
      ...env,
    },
  });
  let printed = '';
  let over = false;
  let look = () => {};
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      look();
    });
  }
  const closed = new Promise<number | string | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      over = true;
      look();
      resolve(exitCode ?? signal);
    });
  });
  const ended = closed.then(async (exitCode) => ({
    exitCode,
    printed,
    ...readCommands(printed),
    outputs: readOutputs(await readFile(output, 'utf8')),
    summary: await readFile(summary, 'utf8'),
  }));
  return {
    ended,
    printed: (text) =>
      new Promise((resolve, reject) => {
        look = () => {
          if (printed.includes(text)) resolve();
          else if (over) reject(new Error(`It ended without "${text}":\n${printed}`));
        };
        look();
      }),
    cancel: (signal = 'SIGINT') => {
      if (child.pid !== undefined) process.kill(child.pid, signal);
    },
    endTime: () => {
      child.send('The time is up');
    },
    async [Symbol.asyncDispose]() {
      if (!over) child.kill('SIGKILL');
      await closed;
    },
  };
}

/** The inputs as the runner hands them on: what the workflow says, else the default of action.yml. */
async function inputEnv(inputs: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const action = parse(await readFile(join(root, 'action.yml'), 'utf8'));
  const env: Record<string, string> = {};
  for (const name of Object.keys(inputs)) {
    if (!(name in action.inputs)) throw new Error(`action.yml has no input "${name}"`);
  }
  for (const [name, { default: standard }] of Object.entries<{ default: string }>(action.inputs)) {
    const value = inputs[name] ?? standard.replace('${{ github.token }}', workflowToken);
    env[`INPUT_${name.toUpperCase()}`] = value;
  }
  return env;
}
