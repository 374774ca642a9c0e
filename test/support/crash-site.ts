import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeFiles, runPaths } from '../../packages/core/src/index.ts';
import { type CliRun, type StartedCli, startCli } from './run-cli.ts';
import { runFolders } from './run-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { troubledFlags, troubledRequests } from './troubled-run.ts';

const entry = new URL('./crashing-cli.ts', import.meta.url);

/** Where a process dies: at the step of this name, or at the first one at which none has died so. */
export interface Death {
  readonly at: string | null;
  readonly when: 'before' | 'amid' | 'after';
}

/** A folder in which one run is begun, killed and resumed, by one process after another. */
export interface CrashSite extends AsyncDisposable {
  /** Starts a process that takes the run on from where it stands; begins it when there is none yet. */
  start(death?: Death): Promise<StartedCli>;
  /** The same, to the process's end. */
  run(death?: Death): Promise<CliRun>;
  /** Where processes died so that were to die at the next step. */
  deaths(when: Death['when']): Promise<string[]>;
  /** The folder of the run. Folders of a process that died before it had a run are none. */
  folder(): Promise<string | null>;
}

export interface CrashSiteOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly lookupSpanMs: number;
}

export async function crashSite({ env: serviceEnv, lookupSpanMs }: CrashSiteOptions): Promise<CrashSite> {
  const cwd = await temporaryFolder();
  await cwd.writeLines('input.jsonl', troubledRequests);

  async function folder(): Promise<string | null> {
    const runs: string[] = [];
    for (const each of await runFolders(cwd.path)) {
      if (await nodeFiles.exists(runPaths(each).record)) runs.push(each);
    }
    const [only = null, ...others] = runs;
    if (others.length > 0) throw new Error('More than one run was begun');
    return only;
  }

  async function start(death?: Death): Promise<StartedCli> {
    const run = await folder();
    const verb = run === null ? ['run', ...troubledFlags] : ['resume', run];
    const at = death?.at === null ? { CRASH_LOG: logOf(death.when) } : { CRASH_AT: death?.at ?? '' };
    const env = { ...serviceEnv, ...at, CRASH_WHEN: death?.when ?? '', LOOKUP_SPAN_MS: String(lookupSpanMs) };
    return startCli([...verb, '--interval', '0.01'], { cwd: cwd.path, env, entry });
  }

  return {
    folder,
    start,
    async run(death) {
      await using cli = await start(death);
      return await cli.ended;
    },
    deaths: async (when) => {
      const text = await readFile(join(cwd.path, logOf(when)), 'utf8');
      return text.split('\n').slice(0, -1);
    },
    [Symbol.asyncDispose]: () => cwd[Symbol.asyncDispose](),
  };
}

function logOf(when: Death['when']): string {
  return `killed-${when}.txt`;
}

/** The steps that a process named on its stderr, in its order. */
export function stepsOf(stderr: string): string[] {
  return [...stderr.matchAll(/^step: (.+)$/gm)].map(([, step = '']) => step);
}
