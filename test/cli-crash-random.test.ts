import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createClient } from '../packages/core/src/index.ts';
import type { FaultRule } from '../packages/emulator/src/index.ts';
import { seededRandom } from '../packages/emulator/src/seeded-random.ts';
import { atOnce } from './support/at-once.ts';
import { type CrashSite, crashSite } from './support/crash-site.ts';
import { type CliRun, startCli } from './support/run-cli.ts';
import { jobsOf, jobsOfRun, leftovers, outcomeOf, violationsOf } from './support/run-violations.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { troubledAnswers } from './support/troubled-run.ts';

// Runs of three jobs and a second attempt on the emulator's own command, with faults on. What drives them is killed from
// outside at any moment.

/** So many kills on one emulator: the list of its jobs is read again and again. */
const wantedKills = 20;

/** `pnpm test:soak` asks for more. */
const rounds = Math.ceil(Number(process.env.CRASH_KILLS ?? wantedKills) / wantedKills);

const timeout = 5 * 60_000;

/** One run dies so often at most. */
const mostDeaths = 4;

const speed = 2000;
const listedAfterSeconds = 50;

/** Much longer than a new job takes to show in the list, on a busy machine too. */
const lookupSpanMs = 1000;

const troubledCalls: readonly FaultRule[] = [
  { call: 'batches.create', when: { every: 3 }, do: { connection: 'reset-after' } },
  { call: 'batches.create', when: { every: 5 }, do: { status: 503 } },
  { call: 'files.startUpload', when: { every: 8 }, do: { status: 503 } },
  { call: 'files.download', when: { every: 5 }, do: { connection: 'reset-during' } },
  { call: 'batches.get', when: { every: 15 }, do: { status: 502 } },
  { call: 'batches.list', when: { every: 6 }, do: { connection: 'reset-before' } },
];

/** The emulator's own command, with all this trouble. */
async function troubledEmulator(): Promise<AsyncDisposable & { readonly env: Readonly<Record<string, string>> }> {
  const folder = await temporaryFolder();
  const faults = [...troubledAnswers, { job: {}, do: { listedAfterSeconds } }, ...troubledCalls];
  const file = await folder.write('faults.yaml', JSON.stringify({ faults }));
  const args = ['--port', '0', '--data', 'data', '--speed', String(speed), '--faults', file, '--json'];
  const emulator = startCli(args, { cwd: folder.path, isEmulator: true });
  await emulator.printed('\n}\n');
  return {
    env: JSON.parse(emulator.stdoutSoFar()).env,
    async [Symbol.asyncDispose]() {
      await emulator[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Brings the run to its end, however often the trouble on the way ends a process. Gives its folder. */
async function end(site: CrashSite): Promise<string> {
  let last: CliRun | undefined;
  for (let left = 6; left > 0; left -= 1) {
    last = await site.run();
    const run = await site.folder();
    if (last.exitCode === 0 && run !== null) return run;
  }
  throw new Error(`It ends with ${last?.exitCode}:\n${last?.stderr}`);
}

/** Kills a process some time after its first step, unless it ends before. Says whether it was killed. */
async function killAfter(delayMs: number, site: CrashSite): Promise<boolean> {
  await using cli = await site.start();
  await Promise.race([cli.printed('step: ').then(() => sleep(delayMs)), cli.ended]);
  cli.kill();
  return (await cli.ended).exitCode === 'SIGKILL';
}

const numbers = Array.from({ length: rounds }, (_, index) => index + 1);

test.each(numbers)(
  'a run that is killed at any moment and resumed comes to the same end, with no job twice: %i',
  {
    timeout,
  },
  async (round) => {
    await using emulator = await troubledEmulator();
    const { env } = emulator;
    const jobs = async () => {
      // Those of a moment ago are not in the list yet.
      await sleep((2 * listedAfterSeconds * 1000) / speed);
      const { GEMINI_API_KEY: apiKey = '', GOOGLE_GEMINI_BASE_URL: baseUrl = '' } = env;
      return await jobsOf(createClient({ apiKey, baseUrl }));
    };

    await using first = await crashSite({ env, lookupSpanMs });
    const startedAt = performance.now();
    const undisturbed = await outcomeOf(await end(first));
    const tookMs = performance.now() - startedAt;

    let kills = 0;
    let halves = 0;
    const ended = [await first.folder()];
    const disturbed = async (number: number): Promise<string[]> => {
      if (kills >= wantedKills) return [];
      await using site = await crashSite({ env, lookupSpanMs });
      const random = seededRandom(`run ${round}/${number}`);
      for (let deaths = 0; deaths < mostDeaths && kills < wantedKills; deaths += 1) {
        if (!(await killAfter(random() * tookMs, site))) break;
        kills += 1;
      }
      const run = await end(site).catch((error: Error) => error);
      if (run instanceof Error) return [run.message];
      ended.push(run);
      halves += (await leftovers(run)).length;
      return await violationsOf(run, jobsOfRun(run, await jobs()), undisturbed);
    };
    const runs = Array.from({ length: wantedKills * 5 }, (_, index) => index);
    const violations = (await atOnce(3, runs, disturbed)).flat();

    const all = await jobs();
    const known = ended.flatMap((run) => (run === null ? [] : jobsOfRun(run, all)));
    for (const { displayName } of all.filter((job) => !known.includes(job))) {
      violations.push(`A job belongs to no run: "${displayName}"`);
    }
    process.stdout.write(
      `${kills} kills, ${ended.length} runs, ${violations.length} violations (${halves} files left half-written)\n`,
    );
    expect(violations).toEqual([]);
    expect(kills).toBeGreaterThanOrEqual(wantedKills);
  },
);
