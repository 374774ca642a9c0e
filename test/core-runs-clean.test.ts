import { describe, expect, test } from 'vitest';
import { cleanRun, collectRun, type RunContext, resumeRun, startRun, submitRun } from '../packages/core/src/index.ts';
import { startOptions } from './support/emulated-run.ts';
import { emulatedService } from './support/emulated-service.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';

useOwnWorkingFolder();

async function start(context: RunContext): Promise<string> {
  const source = { kind: 'generator', type: 'simple', count: 3, seed: 1 } as const;
  return await startRun(startOptions({ source }, { requestsPerJob: 2 }), context);
}

async function left({ emulator }: ReturnType<typeof emulatedService>): Promise<{ files: string[]; jobs: number }> {
  const read = async (path: string) =>
    await (await emulator.fetch(`http://e.test/v1beta/${path}`, { headers: { 'x-goog-api-key': 'test-key' } })).json();
  const { files = [] } = await read('files');
  const { operations = [] } = await read('batches');
  return { files: files.map(({ name }: { name: string }) => name), jobs: operations.length };
}

describe('cleanRun', () => {
  test('deletes what a finished run uploaded and its jobs, and tells the outputs that the service keeps', async () => {
    const service = emulatedService();
    const folder = await start(service.context);
    const before = await resumeRun(folder, service.context);
    const { files, jobs, kept } = await cleanRun(folder, service.context);
    expect([files, jobs, kept.length]).toEqual([2, 2, 2]);
    expect(await left(service)).toMatchObject({ jobs: 0 });
    expect((await left(service)).files.filter((name) => !kept.includes(name))).toEqual([]);
    // The folder has it all: a report can be made again, and nothing more to delete is no error.
    expect((await collectRun(folder, service.context)).requests).toEqual(before.requests);
    expect(await cleanRun(folder, service.context)).toEqual({ files: 0, jobs: 0, kept: [] });
  });

  test('first fetches what was not fetched yet', async () => {
    const service = emulatedService();
    const folder = await start(service.context);
    await submitRun(folder, service.context);
    await service.clock.sleep(24 * 3_600_000);
    await cleanRun(folder, service.context);
    expect((await collectRun(folder, service.context)).requests).toMatchObject({ total: 3, succeeded: 3 });
  });

  test('deletes nothing of a run that goes on', async () => {
    const service = emulatedService();
    const folder = await start(service.context);
    await submitRun(folder, service.context);
    await expect(cleanRun(folder, service.context)).rejects.toMatchObject({ code: 'job-not-finished' });
    expect(await left(service)).toMatchObject({ files: { length: 2 }, jobs: 2 });
  });

  test('leaves the files and jobs of other runs alone', async () => {
    const service = emulatedService();
    const other = await start(service.context);
    await resumeRun(other, service.context);
    const folder = await start(service.context);
    await resumeRun(folder, service.context);
    await cleanRun(folder, service.context);
    expect((await left(service)).jobs).toBe(2);
  });
});
