import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import {
  collectRun,
  nodeFiles,
  type OpenRun,
  openRun,
  type RunContext,
  resumeRun,
  runPaths,
  startRun,
  submitRun,
  watchRun,
} from '../packages/core/src/index.ts';
import { startOptions, startSimpleRun } from './support/emulated-run.ts';
import { emulatedService } from './support/emulated-service.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';

useOwnWorkingFolder();

const deadPid = 2 ** 22 + 1;
const mine = { pid: process.pid, host: hostname() };
const elsewhere = { pid: 7, host: 'elsewhere.example' };

async function begin(lock: string | object) {
  const service = emulatedService();
  const folder = await startSimpleRun(2, service.context);
  const text = typeof lock === 'string' ? lock : JSON.stringify(lock);
  return { ...service, folder, lockIt: () => writeFile(runPaths(folder).lock, text) };
}

describe('a run that another process works on', () => {
  test.each([
    ['a process that runs', mine, { pid: mine.pid, host: mine.host, elsewhere: false }],
    ['a process of another machine', elsewhere, { ...elsewhere, elsewhere: true }],
    ['nobody knows whom', '', { pid: null, host: null, elsewhere: true }],
  ])('when the lock is of %s, is not driven by a second one', async (_, lock, details) => {
    const { context, folder, lockIt, jobs } = await begin(lock);
    await lockIt();
    for (const drive of [submitRun, resumeRun, collectRun]) {
      await expect(drive(folder, context)).rejects.toMatchObject({ code: 'run-busy', details });
    }
    expect(await jobs()).toEqual([]);
  });

  test('is followed all the same, and nothing is written', async () => {
    const { context, connect, folder, lockIt, jobs } = await begin(mine);
    await submitRun(folder, context);
    await lockIt();
    const before = await readFile(runPaths(folder).journal, 'utf8');
    const states: string[] = [];
    const onEvent: RunContext['onEvent'] = (event) => event.kind === 'state' && states.push(event.job.state);
    const { shards } = await watchRun(folder, connect({ onEvent }));
    expect(states.at(-1)).toBe('SUCCEEDED');
    expect(shards[0]).toMatchObject({ job: (await jobs())[0], ended: true, state: { state: 'SUCCEEDED' } });
    expect(await readFile(runPaths(folder).journal, 'utf8')).toBe(before);
  });

  test('is followed on while that process has yet to create a job', async () => {
    const { context, connect } = emulatedService();
    const source = { kind: 'generator', type: 'simple', count: 2, seed: 1 } as const;
    const options = startOptions({ source }, { requestsPerJob: 1, concurrency: 1 });
    const folder = await startRun(options, context);
    const followed: { run?: Promise<OpenRun> } = {};
    const onEvent: RunContext['onEvent'] = ({ kind }) => {
      if (kind === 'created') followed.run ??= watchRun(folder, context);
    };
    await resumeRun(folder, connect({ onEvent }));
    const { shards } = (await followed.run) ?? {};
    expect(shards?.map(({ state }) => state?.state)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  });

  test('is not meddled with: whoever only follows it cancels no job of it', async () => {
    const { connect, folder, lockIt, sent } = await begin(mine);
    await submitRun(folder, connect());
    await lockIt();
    const { shards } = await watchRun(folder, connect({ onStuck: 'retry', stuckAfterHours: 0.001 }));
    expect(shards[0]?.state?.state).toBe('SUCCEEDED');
    expect(sent.filter(({ url }) => url.includes(':cancel'))).toEqual([]);
  });

  test('is not kept from working by whoever only follows it', async () => {
    const service = emulatedService();
    // A wait takes a moment here too, as it does with a real clock.
    const clock = {
      now: service.clock.now,
      sleep: async (delayMs: number, signal?: AbortSignal) => {
        await service.clock.sleep(delayMs, signal);
        await new Promise((resolve) => setTimeout(resolve, 20));
      },
    };
    const folder = await startSimpleRun(2, service.context);
    await submitRun(folder, service.context);
    const followed = watchRun(folder, service.connect({ clock }));
    expect((await resumeRun(folder, service.connect({ clock }))).requests.succeeded).toBe(2);
    expect((await followed).shards[0]?.state?.state).toBe('SUCCEEDED');
    const { journal } = await openRun(folder, { files: nodeFiles });
    const states = journal.flatMap((fact) => (fact.type === 'state' ? [fact.state] : []));
    expect(new Set(states).size).toBe(states.length);
  });

  test('is free again when that process has ended it', async () => {
    const { context, folder } = await begin(mine);
    const both = await Promise.allSettled([resumeRun(folder, context), resumeRun(folder, context)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'run-busy' } });
    expect((await resumeRun(folder, context)).requests.succeeded).toBe(2);
    expect(await nodeFiles.exists(runPaths(folder).lock)).toBe(false);
  });
});

describe('a lock that is left', () => {
  test.each([
    ['by a process that is dead', { pid: deadPid, host: hostname() }],
    ['by a process whose number another one has now', { ...mine, started: 'long ago' }],
  ])('%s, is taken over', async (_, lock) => {
    const { context, folder, lockIt } = await begin(lock);
    await lockIt();
    expect((await resumeRun(folder, context)).requests.succeeded).toBe(2);
  });

  // Elsewhere nobody tells the state of a process.
  test.skipIf(process.platform !== 'linux')('by a process that is dead but not yet buried, is taken over', async () => {
    const { context, folder } = await begin('');
    // `exec` leaves a parent that never asks how its child ended; the shell before it would.
    using parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60']);
    const pid = Number(await new Promise((resolve) => parent.stdout.once('data', resolve)));
    await expect.poll(() => readFile(`/proc/${parent.pid}/comm`, 'utf8'), { timeout: 20_000 }).toBe('sleep\n');
    process.kill(pid, 'SIGKILL');
    const stateOf = async () => (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.[0];
    await expect.poll(stateOf, { timeout: 20_000 }).toBe('Z');
    await writeFile(runPaths(folder).lock, JSON.stringify({ pid, host: hostname() }));
    expect((await resumeRun(folder, context)).requests.succeeded).toBe(2);
  });

  test.each([
    ['by another machine', elsewhere],
    ['without a name in it', ''],
  ])('%s, is taken over only when that is said', async (_, lock) => {
    const { connect, folder, lockIt } = await begin(lock);
    await lockIt();
    await expect(resumeRun(folder, connect())).rejects.toMatchObject({ code: 'run-busy' });
    expect((await resumeRun(folder, connect({ takeOver: true }))).requests.succeeded).toBe(2);
  });

  test('by a process of this machine that runs, is not taken over even then', async () => {
    const { connect, folder, lockIt } = await begin(mine);
    await lockIt();
    await expect(resumeRun(folder, connect({ takeOver: true }))).rejects.toMatchObject({ code: 'run-busy' });
  });

  test('says which process works: its number, machine and when it began', async () => {
    const { connect, folder } = await begin('');
    const locks: string[] = [];
    const onEvent: RunContext['onEvent'] = async ({ kind }) => {
      if (kind === 'created') locks.push(await readFile(runPaths(folder).lock, 'utf8'));
    };
    await resumeRun(folder, connect({ onEvent }));
    expect(JSON.parse(locks[0] ?? '')).toMatchObject({ ...mine, started: expect.any(String) });
  });
});

test('facts of pieces that run side by side never share a line, nor lose one', async () => {
  const { context, folder } = await begin('');
  const { record } = runPaths(folder);
  const shards = [1, 2].map((shard) => ({ shard, requests: 1, sizeBytes: 1 }));
  await writeFile(record, JSON.stringify({ ...JSON.parse(await readFile(record, 'utf8')), shards }));
  await submitRun(folder, context);
  const { journal } = await openRun(folder, { files: nodeFiles });
  expect(journal.map(({ type }) => type).sort()).toEqual([
    'created',
    'created',
    'intent',
    'intent',
    'uploaded',
    'uploaded',
  ]);
});
