import process from 'node:process';
import { afterAll, expect, test } from 'vitest';
import { atOnce } from './support/at-once.ts';
import { type CrashSite, crashSite, type Death, stepsOf } from './support/crash-site.ts';
import { jobsOf, leftovers, outcomeOf, violationsOf } from './support/run-violations.ts';
import { type TroubledService, troubledService } from './support/troubled-service.ts';

// A run of three jobs and a second attempt on a service with trouble, which is in the process of this test. The command is
// a process of its own that dies by SIGKILL at a given step.

const timeout = 10 * 60_000;
const whens = ['before', 'amid', 'after'] as const;
const lookupSpanMs = 20;
const counts = { kills: 0, runs: 0, violations: 0, leftovers: 0 };

afterAll(() => {
  const { kills, runs, violations, leftovers } = counts;
  process.stdout.write(
    `${kills} kills, ${runs} runs, ${violations} violations (${leftovers} files left half-written)\n`,
  );
});

interface Place {
  readonly service: TroubledService;
  readonly site: CrashSite;
}

/** One process sees every state of three jobs at this pace. */
const lookMs = 14_000;

async function withPlace<T>(work: (place: Place) => Promise<T>, options = { lookMs }): Promise<T> {
  await using service = await troubledService(options);
  await using site = await crashSite({ env: service.env, lookupSpanMs });
  return await work({ service, site });
}

const undisturbed = withPlace(async ({ site }) => {
  const { exitCode, stderr } = await site.run();
  const folder = await site.folder();
  if (exitCode !== 0 || folder === null) throw new Error(`An undisturbed run ends with ${exitCode}:\n${stderr}`);
  return { outcome: await outcomeOf(folder), steps: stepsOf(stderr) };
});

/** Lets a process die. Says what is wrong when it does not. */
async function kill({ site }: Place, death: Death): Promise<string[]> {
  const { exitCode, stderr } = await site.run(death);
  if (exitCode !== 'SIGKILL') return [`It did not die but ended with ${exitCode}:\n${stderr}`];
  counts.kills += 1;
  return [];
}

/** Brings the run to its end. Says what is wrong with it then. */
async function end({ site, service }: Place): Promise<string[]> {
  counts.runs += 1;
  const { exitCode, stderr } = await site.run();
  const folder = await site.folder();
  if (exitCode !== 0 || folder === null) return [`It ended with ${exitCode}:\n${stderr}`];
  counts.leftovers += (await leftovers(folder)).length;
  return await violationsOf(folder, await jobsOf(service.client), (await undisturbed).outcome);
}

/** What a run violates whose processes died so, before one brought it to its end. */
async function violationsAfter(deaths: readonly Death[]): Promise<string[]> {
  const violations = await withPlace(async (place) => {
    for (const death of deaths) {
      const survived = await kill(place, death);
      if (survived.length > 0) return survived;
    }
    return await end(place);
  });
  counts.violations += violations.length;
  const told = deaths.map(({ at, when }) => `${when} "${at}"`).join(' and ');
  return violations.map((violation) => `Killed ${told}: ${violation}`);
}

/** What is done in one has no middle. */
function hasMiddle(step: string): boolean {
  return !/^(folder|remove|rename)\b/.test(step);
}

// Where a line or a file is cut off, what stood before stands too: `pnpm test:soak` alone does the others one by one.
const singly = process.env.CRASH_KILLS === undefined ? (['amid'] as const) : whens;

test.concurrent.each(singly)(
  'a run is killed %s one of its steps, each in turn, and comes to the same end',
  { timeout },
  async (when) => {
    const { steps } = await undisturbed;
    expect(steps).toEqual(expect.arrayContaining(['fact 3/1 created', 'fact 1/2 downloaded', 'write report.json #2']));
    const deaths = steps.filter((at) => when !== 'amid' || hasMiddle(at)).map((at): Death => ({ at, when }));
    expect((await atOnce(2, deaths, (death) => violationsAfter([death]))).flat()).toEqual([]);
  },
);

test.concurrent('a run is killed again while it mends what was left half-written', { timeout }, async () => {
  const torn: Death = { at: 'fact 2/1 created', when: 'amid' };
  const mending = whens.map((when): Death => ({ at: 'write journal.jsonl', when }));
  expect((await atOnce(1, mending, (death) => violationsAfter([torn, death]))).flat()).toEqual([]);
});

test.concurrent.each(['before', 'after'] as const)(
  'one run is killed %s each of its steps, one after another, and comes to the same end',
  { timeout },
  async (when) => {
    const { steps } = await undisturbed;
    const killed = async (place: Place): Promise<string[]> => {
      const { site } = place;
      while ((await site.run({ at: null, when })).exitCode === 'SIGKILL') counts.kills += 1;
      const killedAt = new Set((await site.deaths(when)).map(plain));
      expect(steps.filter((step) => !killedAt.has(plain(step)))).toEqual([]);
      return await end(place);
    };
    // Many processes look at each state before it is written down.
    const violations = await withPlace(killed, { lookMs: 3000 });
    counts.violations += violations.length;
    expect(violations).toEqual([]);
  },
);

/** A step without the how-many-th it is. */
function plain(step: string): string {
  return step.replace(/ #\d+/, '').replace(/ of \d+ facts$/, '');
}
