import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type GeminiClient, nodeFiles, openRun, type Report, runPaths } from '../../packages/core/src/index.ts';
import { type JobView, jobView } from '../../packages/core/src/monitor/job-view.ts';
import { displayName } from '../../packages/core/src/runs/folder/run-paths.ts';
import { readJsonLines } from './run-folder.ts';

/** What a run came to, without what differs between two runs of the same requests: ids, names, addresses and times. */
export interface Outcome {
  readonly report: unknown;
  readonly results: readonly unknown[];
}

export async function outcomeOf(folder: string): Promise<Outcome> {
  const { report, results } = runPaths(folder);
  const { run, cost, durations: _, ...others }: Report = JSON.parse(await readFile(report, 'utf8'));
  const jobs = run.jobs.map(({ state, shard, attempt, requests }) => ({ state, shard, attempt, requests }));
  const { id: _id, baseUrl: _baseUrl, createdAt: _createdAt, completedAt: _completedAt, ...same } = run;
  const { pricedAt: _day, ...sums } = cost ?? {};
  const lines = await readJsonLines(results);
  return {
    report: { ...others, run: { ...same, jobs }, cost: cost && sums },
    // In which line of an output an answer stands is left to the service.
    results: lines.map(({ line: _line, ...result }) => result),
  };
}

/** All jobs that a service has, as it lists them itself. */
export async function jobsOf(client: GeminiClient): Promise<JobView[]> {
  const jobs: JobView[] = [];
  for await (const operation of client.listBatches()) jobs.push(jobView(operation));
  return jobs;
}

/** The jobs of one run, by the names that say so. */
export function jobsOfRun(folder: string, jobs: readonly JobView[]): readonly JobView[] {
  return jobs.filter((job) => job.displayName?.split('/')[2] === basename(folder));
}

/** The names that more than one job has. */
function namesTwice(jobs: readonly JobView[]): string[] {
  const names = jobs.map((job) => job.displayName ?? job.name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/**
 * What is not as it must be when a run has ended, however it came there. `jobs` are those that the service has of it,
 * `undisturbed` what the same requests came to without any trouble.
 */
export async function violationsOf(folder: string, jobs: readonly JobView[], undisturbed: Outcome): Promise<string[]> {
  try {
    return await findViolations(folder, jobs, undisturbed);
  } catch (error) {
    return [`${basename(folder)}: It cannot be read: ${error}`];
  }
}

async function findViolations(folder: string, jobs: readonly JobView[], undisturbed: Outcome): Promise<string[]> {
  const violations: string[] = [];
  const check = (holds: boolean, what: string) => {
    if (!holds) violations.push(`${basename(folder)}: ${what}`);
  };
  const paths = runPaths(folder);
  const { record, shards } = await openRun(folder, { files: nodeFiles });

  for (const name of namesTwice(jobs)) check(false, `More than one job has the name "${name}"`);
  const byName = new Map(jobs.map((job) => [job.displayName, job]));
  for (const { shard, attempt, job, requests } of shards) {
    const name = displayName(record, { shard, attempt });
    const made = byName.get(name);
    byName.delete(name);
    check(made !== undefined, `The service has no job "${name}"`);
    check(made?.name === job, `The journal takes ${job} for "${name}", which is ${made?.name}`);
    check(made?.requests === requests, `"${name}" has ${made?.requests} requests of ${requests}`);
  }
  for (const name of byName.keys()) check(false, `No attempt of the run has the name "${name}"`);

  const keys = await keysOf(paths.requests);
  check(same(await keysOf(paths.results), keys), 'The results are not one for each request, in order');
  const firstKeys = await Promise.all(record.shards.map(({ shard }) => keysOf(paths.input(shard, 1))));
  check(same(firstKeys.flat(), keys), 'The first attempts have not sent each request once');
  for (const { shard, attempt } of shards) {
    if (attempt === 1) continue;
    const sent = await keysOf(paths.input(shard, attempt));
    const before = await keysOf(paths.input(shard, attempt - 1));
    const isPart = new Set(sent).size === sent.length && sent.every((key) => before.includes(key));
    check(isPart, `Attempt ${attempt} of shard ${shard} has not sent again a part of the one before`);
  }

  const { report, results } = await outcomeOf(folder);
  check(same(results, undisturbed.results), 'The results are not those of an undisturbed run');
  check(same(report, undisturbed.report), `The report is not that of an undisturbed run: ${JSON.stringify(report)}`);
  check(!(await nodeFiles.exists(paths.lock)), 'The lock is still there');
  return violations;
}

async function keysOf(file: string): Promise<unknown[]> {
  return (await readJsonLines(file)).map(({ key }) => key);
}

function same(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other);
}

/** What dead processes left behind of files that they were writing; nobody reads it. */
export async function leftovers(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => /\.(partial|dead)$/.test(name)).map((name) => join(folder, name));
}
