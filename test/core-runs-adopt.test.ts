import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  adoptJob,
  collectRun,
  findRun,
  nodeFiles,
  openRun,
  type RunContext,
  resumeRun,
  runPaths,
  startRun,
  submitRun,
} from '../packages/core/src/index.ts';
import { apiClient, ask } from '../packages/emulator/src/testing/api-client.ts';
import { startOptions, writeLines } from './support/emulated-run.ts';
import { emulatedService } from './support/emulated-service.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';
import { requestLine } from './support/sample-requests.ts';

useOwnWorkingFolder();

/** The service in memory, and plain calls to it from elsewhere. */
function emulated() {
  const service = emulatedService();
  return { ...service, api: apiClient(service.emulator) };
}

const lines = ['first', 'second', 'third'].map((key) => requestLine(key));

const writeInput = (more: readonly object[] = []) => writeLines('input.jsonl', [...lines, ...more]);

async function start(context: RunContext): Promise<string> {
  await writeInput();
  return await startRun(startOptions(), context);
}

const unknown = { input: null, emulator: null };

describe('adoptJob makes a run of a job that was begun elsewhere', () => {
  test('with its input: nothing is unexpected, nothing missing', async () => {
    const { context, api } = emulated();
    const { name } = await api.createFromLines(lines);
    const folder = await adoptJob(name, { input: await writeInput(), emulator: null }, context);
    expect((await openRun(folder, { files: nodeFiles })).record).toMatchObject({
      createdAt: '2026-11-23T12:00:00.000Z',
      model: 'gemini-3.5-flash-lite',
      emulated: true,
      requestsKnown: true,
      shards: [{ shard: 1, requests: 3 }],
    });
    const report = await resumeRun(folder, context);
    expect(report).toMatchObject({
      requests: { total: 3, succeeded: 3 },
      integrity: { missing: 0, unexpected: 0 },
      run: { jobs: [{ name, state: 'SUCCEEDED' }] },
    });
  });

  test('with an input that is not its own: what fits nowhere is counted', async () => {
    const { context, api } = emulated();
    const { name } = await api.createFromLines([...lines.slice(1), requestLine('stranger')]);
    const folder = await adoptJob(name, { input: await writeInput(), emulator: null }, context);
    expect(await resumeRun(folder, context)).toMatchObject({
      requests: { total: 3, succeeded: 2, missing: 1 },
      integrity: { missing: 1, unexpected: 1 },
    });
  });

  test('without its input: the keys are those of its answers', async () => {
    const { context, api } = emulated();
    const { name } = await api.createFromLines(lines);
    const folder = await adoptJob(name, unknown, context);
    expect(await resumeRun(folder, context)).toMatchObject({
      requests: { total: 3, succeeded: 3 },
      integrity: { missing: 0, unexpected: null },
    });
    expect(await readFile(runPaths(folder).results, 'utf8')).toContain('"key":"second"');
    expect(await readFile(runPaths(folder).failed, 'utf8')).toBe('');
  });

  test('without its input: how many requests there are is the service’s count, also when none was answered', async () => {
    const { context, api } = emulated();
    const { name } = await api.createFromLines(lines);
    await context.client.cancelBatch(name);
    const report = await resumeRun(await adoptJob(name, unknown, context), context);
    expect(report.requests).toMatchObject({ total: 3, succeeded: 0, failed: 3 });
  });

  test('inline results are read like those of a file', async () => {
    const { context, api } = emulated();
    const requests = ['a', 'b'].map((key) => ({ request: ask('Hi'), metadata: { key } }));
    const { name } = await api.createInline(requests);
    const folder = await adoptJob(name, unknown, context);
    expect(await resumeRun(folder, context)).toMatchObject({
      requests: { total: 2, succeeded: 2 },
      integrity: { malformed: 0 },
    });
    const keys = (await readFile(runPaths(folder).output(1, 1), 'utf8')).trimEnd().split('\n');
    expect(keys.map((line) => JSON.parse(line).key)).toEqual(['a', 'b']);
  });

  test('that goes on: it is not finished, and later it is', async () => {
    const { context, api, clock } = emulated();
    const { name } = await api.createFromLines(lines);
    const folder = await adoptJob(name, unknown, context);
    await expect(collectRun(folder, context)).rejects.toMatchObject({
      code: 'job-not-finished',
      details: { job: name },
    });
    await clock.sleep(3_600_000);
    expect((await collectRun(folder, context)).requests.succeeded).toBe(3);
  });
});

describe('adoptJob leaves nothing behind when it cannot', () => {
  test.each<[string, () => Promise<string | null>, string]>([
    ['an input with a broken line', async () => await writeInput([{ key: 'x' }]), 'input-invalid'],
    ['an input that is not there', async () => 'none.jsonl', 'input-missing'],
  ])('%s', async (_what, input, code) => {
    const { context, api } = emulated();
    const { name } = await api.createFromLines(lines);
    const adopted = adoptJob(name, { input: await input(), emulator: null }, context);
    await expect(adopted).rejects.toMatchObject({ code });
    expect(await nodeFiles.list(join('output', 'runs'))).toEqual([]);
  });

  test('a job that is not there', async () => {
    await expect(adoptJob('batches/none', unknown, emulated().context)).rejects.toMatchObject({
      code: 'job-not-found',
    });
    expect(await nodeFiles.list(join('output', 'runs'))).toEqual([]);
  });

  test('an input with one key twice, of which the answers could not be told apart', async () => {
    const { context, api } = emulated();
    const { name } = await api.createFromLines([...lines, lines[0]]);
    const adopted = adoptJob(name, { input: await writeInput(lines.slice(0, 1)), emulator: null }, context);
    await expect(adopted).rejects.toMatchObject({
      code: 'input-invalid',
      details: { issues: [{ code: 'key-duplicate' }] },
    });
  });
});

describe('findRun', () => {
  test('by its folder, its id and its job', async () => {
    const { context } = emulated();
    const folder = await start(context);
    const job = (await submitRun(folder, context)).shards[0]?.job ?? '';
    const id = (await openRun(folder, { files: nodeFiles })).record.id;
    for (const name of [folder, `${folder}/`, id, job]) {
      expect(join((await findRun(name, nodeFiles)) ?? '', '.')).toBe(folder);
    }
  });

  test('finds the run of an adopted job, so that it is adopted once', async () => {
    const { context, api } = emulated();
    const { name } = await api.createFromLines(lines);
    expect(await findRun(name, nodeFiles)).toBeNull();
    const folder = await adoptJob(name, unknown, context);
    expect(await findRun(name, nodeFiles)).toBe(folder);
  });

  test('what is no run is told', async () => {
    await expect(findRun('20260101-000000-0000', nodeFiles)).rejects.toMatchObject({
      code: 'run-not-found',
      details: { run: '20260101-000000-0000' },
    });
  });

  test('a job is found although another run’s folder is damaged or not a run', async () => {
    const { context } = emulated();
    const folder = await start(context);
    const job = (await submitRun(folder, context)).shards[0]?.job ?? '';
    await context.clock?.sleep(60_000);
    const damaged = await start(context);
    await writeFile(runPaths(damaged).journal, 'damaged\n{}\n');
    await nodeFiles.makeFolder(join('output', 'runs', '20991231-000000-0000'));
    expect(await findRun(job, nodeFiles)).toBe(folder);
  });
});
