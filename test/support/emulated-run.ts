import { writeFile } from 'node:fs/promises';
import { type RunContext, type StartOptions, startRun } from '../../packages/core/src/index.ts';

/** A run of the lines of input.jsonl, but for what is said otherwise. */
export function startOptions(
  suite: Partial<StartOptions['suite']> = {},
  more: Omit<StartOptions, 'suite'> = {},
): StartOptions {
  const source = { kind: 'requests', file: 'input.jsonl' } as const;
  return { suite: { name: null, model: null, source, gates: {}, ...suite }, ...more };
}

/** Starts a run of so many simple requests, and gives its folder. */
export async function startSimpleRun(count: number, context: RunContext): Promise<string> {
  const source = { kind: 'generator', type: 'simple', count, seed: 1 } as const;
  return await startRun(startOptions({ source }), context);
}

/** Starts a run of so many jobs of one simple request each, and gives its folder. */
export async function startJobs(
  jobs: number,
  context: RunContext,
  more: Omit<StartOptions, 'suite'> = {},
): Promise<string> {
  const source = { kind: 'generator', type: 'simple', count: jobs, seed: 1 } as const;
  return await startRun(startOptions({ source }, { requestsPerJob: 1, ...more }), context);
}

/** Writes JSON values, one a line, below the working folder. */
export async function writeLines(name: string, values: readonly unknown[]): Promise<string> {
  await writeFile(name, values.map((value) => `${JSON.stringify(value)}\n`).join(''));
  return name;
}
