import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFiles, openRun, type RunContext, resumeRun, runPaths } from '../packages/core/src/index.ts';
import { type EarlierDurations, earlierDurations } from '../packages/core/src/runs/earlier-durations.ts';
import { startSimpleRun } from './support/emulated-run.ts';
import { emulatedService } from './support/emulated-service.ts';
import { jobEndingAs } from './support/job-ending-as.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';

useOwnWorkingFolder();

const own = { id: '20991231-235959-ffff', model: 'gemini-3.5-flash-lite', emulated: true };

const earlier = (run = own): Promise<EarlierDurations | null> => earlierDurations(run, nodeFiles);

/** A finished run; gives its folder. */
async function finishedRun(context: RunContext): Promise<string> {
  const folder = await startSimpleRun(1, context);
  await resumeRun(folder, context);
  return folder;
}

/** So many runs instead of one, each newer than the one before. */
async function copiesOf(folder: string, count: number): Promise<string[]> {
  const copies = Array.from({ length: count }, (_, index) =>
    join('output', 'runs', `20261124-0000${String(index).padStart(2, '0')}-0000`),
  );
  for (const copy of copies) await cp(folder, copy, { recursive: true });
  await rm(folder, { recursive: true });
  return copies;
}

async function jobSeconds(folder: string): Promise<number> {
  const [shard] = (await openRun(folder, { files: nodeFiles })).shards;
  return ((shard?.endedAtMs ?? Number.NaN) - (shard?.createdAtMs ?? Number.NaN)) / 1000;
}

/** Says of a run's job that it took so many seconds. */
async function setSeconds(folder: string, seconds: number): Promise<void> {
  const { journal } = runPaths(folder);
  const lines = (await readFile(journal, 'utf8')).trimEnd().split('\n');
  const changed = lines.map((line) => {
    const fact = JSON.parse(line);
    if (fact.type === 'state' && fact.endTime) {
      fact.endTime = new Date(Date.parse(fact.createTime) + seconds * 1000).toISOString();
    }
    return `${JSON.stringify(fact)}\n`;
  });
  await writeFile(journal, changed.join(''));
}

async function changeRecord(folder: string, change: object): Promise<void> {
  const { record } = runPaths(folder);
  await writeFile(record, JSON.stringify({ ...JSON.parse(await readFile(record, 'utf8')), ...change }));
}

test('earlierDurations: none without a folder of runs', async () => {
  expect(await earlier()).toBeNull();
});

test('earlierDurations: from creation to end, as the service told them', async () => {
  const { context } = emulatedService();
  const seconds = await jobSeconds(await finishedRun(context));
  expect(seconds).toBeGreaterThan(0);
  expect(await earlier()).toEqual({ jobs: 1, p50Seconds: seconds, p90Seconds: seconds });
});

test('earlierDurations: the median, and what nine of ten do not exceed', async () => {
  const { context } = emulatedService();
  const seconds = [30, 10, 20, 50, 40, 100, 60, 90, 70, 80];
  const folders = await copiesOf(await finishedRun(context), seconds.length);
  for (const [index, folder] of folders.entries()) await setSeconds(folder, seconds[index] ?? 0);
  expect(await earlier()).toEqual({ jobs: 10, p50Seconds: 50, p90Seconds: 90 });
});

test('earlierDurations: not of the run itself', async () => {
  const { context } = emulatedService();
  const folder = await finishedRun(context);
  expect(await earlier({ ...own, id: basename(folder) })).toBeNull();
});

test('earlierDurations: only of the same model, and not of an emulator for a run at the service', async () => {
  const { context } = emulatedService();
  await finishedRun(context);
  expect(await earlier({ ...own, model: 'gemini-3.5-flash' })).toBeNull();
  expect(await earlier({ ...own, emulated: false })).toBeNull();
  expect(await earlier()).toMatchObject({ jobs: 1 });
});

test('earlierDurations: only of jobs that succeeded', async () => {
  const failing = jobEndingAs('FAILED', { code: 13, message: 'The job broke.' });
  const { context } = emulatedService(async (_url, arrive, request) => await failing(request, await arrive()));
  const folder = await startSimpleRun(1, context);
  await resumeRun(folder, context);
  expect((await openRun(folder, { files: nodeFiles })).shards).toMatchObject([{ state: { state: 'FAILED' } }]);
  expect(await earlier()).toBeNull();
});

test('earlierDurations: of a run that is not finished, nothing', async () => {
  const { context } = emulatedService();
  await startSimpleRun(1, context);
  expect(await earlier()).toBeNull();
});

test('earlierDurations: of the newest 20 runs, those of other models left out', async () => {
  const { context } = emulatedService();
  const folders = await copiesOf(await finishedRun(context), 24);
  for (const [index, folder] of folders.entries()) await setSeconds(folder, index < 3 ? 1_000 : 10);
  await changeRecord(folders[10] ?? '', { model: 'gemini-3.5-flash' });
  expect(await earlier()).toEqual({ jobs: 20, p50Seconds: 10, p90Seconds: 10 });
});

test('earlierDurations: damaged folders are passed over', async () => {
  const { context } = emulatedService();
  const folders = await copiesOf(await finishedRun(context), 5);
  const [journal = '', record = '', gone = '', version = '', good = ''] = folders;
  await appendFile(runPaths(journal).journal, '{"broken\n{"broken\n');
  await writeFile(runPaths(record).record, '{"schemaVersion": 1');
  await rm(runPaths(gone).record);
  await changeRecord(version, { schemaVersion: 2 });
  await mkdir(join('output', 'runs', '20990101-000000-0000'));
  await writeFile(join('output', 'runs', '.DS_Store'), '');
  expect(await earlier()).toMatchObject({ jobs: 1, p50Seconds: await jobSeconds(good) });
});

test('earlierDurations: a time that cannot be is left out', async () => {
  const { context } = emulatedService();
  await setSeconds(await finishedRun(context), -5);
  expect(await earlier()).toBeNull();
});
