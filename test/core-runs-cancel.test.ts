import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  cancelRun,
  cleanRun,
  nodeFiles,
  type RunContext,
  resumeRun,
  retryRun,
  runPaths,
  startRun,
  submitRun,
} from '../packages/core/src/index.ts';
import { startJobs, startOptions } from './support/emulated-run.ts';
import { emulatedService } from './support/emulated-service.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';

useOwnWorkingFolder();

const isCreate = (url: URL) => url.pathname.endsWith(':batchGenerateContent');
const linesOf = async (path: string) => (await readFile(path, 'utf8')).split('\n').filter(Boolean);

describe('cancelRun', () => {
  test('asks the service to stop every job; resumeRun waits for it and reports, and sends nothing again', async () => {
    const { context, jobs, sent } = emulatedService();
    const folder = await startJobs(2, context, { maxAttempts: 3 });
    const { shards } = await submitRun(folder, context);
    expect(await cancelRun(folder, context)).toEqual({ asked: shards.map(({ job }) => job), ended: [], unsent: 0 });
    const report = await resumeRun(folder, context);
    expect(report.run.jobs.map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED']);
    expect(report).toMatchObject({ verdict: 'inconclusive', requests: { total: 2, missing: 2 } });
    expect(await jobs()).toHaveLength(2);
    expect(sent.filter(({ url }) => isCreate(new URL(url)))).toHaveLength(2);
  });

  test('stops what costs money also in a folder that cannot be written, and tells that it could not be', async () => {
    const { context, connect } = emulatedService();
    const folder = await startJobs(2, context);
    const { shards } = await submitRun(folder, context);
    const denied = Object.assign(new Error('denied'), { code: 'EACCES', syscall: 'open' });
    const files = { ...nodeFiles, create: () => Promise.reject(denied) };
    await expect(cancelRun(folder, connect({ files }))).rejects.toMatchObject({ code: 'output-not-writable' });
    await context.clock?.sleep(60_000);
    const states = await Promise.all(shards.map(async ({ job }) => await context.client.getBatch(job ?? '')));
    expect(states.map(({ metadata }) => metadata?.state)).toEqual(['BATCH_STATE_CANCELLED', 'BATCH_STATE_CANCELLED']);
  });

  test('keeps what was answered, and what was not sent is never sent', async () => {
    const { context, jobs } = emulatedService();
    const folder = await startJobs(3, context, { concurrency: 1 });
    await expect(submitRun(folder, context)).rejects.toMatchObject({ code: 'queue-full' });
    await context.clock?.sleep(24 * 3_600_000);
    const { ended, asked, unsent } = await cancelRun(folder, context);
    expect([ended.length, asked.length, unsent]).toEqual([1, 0, 2]);
    const report = await resumeRun(folder, context);
    expect(report.requests).toMatchObject({ total: 3, succeeded: 1, missing: 2 });
    expect(report.errors).toMatchObject([{ status: 'NOT_SENT', count: 2 }]);
    expect(report.verdict).toBe('inconclusive');
    // What was never sent costs nothing.
    expect(report.cost).not.toBeNull();
    expect(await linesOf(runPaths(folder).failed)).toHaveLength(2);
    expect(await jobs()).toHaveLength(1);
  });

  test('stops a process that drives the run: it creates nothing more, and cancels what it has just created', async () => {
    const cancelling: { folder?: string; context?: RunContext } = {};
    const service = emulatedService(async (url, arrive) => {
      const answer = await arrive();
      const { folder, context } = cancelling;
      if (isCreate(url) && folder !== undefined && context !== undefined) await cancelRun(folder, context);
      return answer;
    });
    const folder = await startJobs(3, service.context, { concurrency: 1 });
    Object.assign(cancelling, { folder, context: service.context });
    const report = await resumeRun(folder, service.context);
    expect(report.run.jobs.map(({ state }) => state).sort()).toEqual(['CANCELLED', 'NOT_SENT', 'NOT_SENT']);
    expect(await service.jobs()).toHaveLength(1);
  });

  test('finds and cancels a job whose creation was not confirmed', async () => {
    let lost = 1;
    const { context, jobs } = emulatedService(async (url, arrive) => {
      const answer = await arrive();
      if (isCreate(url) && lost-- > 0) throw new TypeError('fetch failed');
      return answer;
    });
    const folder = await startJobs(1, context);
    await expect(submitRun(folder, context)).rejects.toMatchObject({ code: 'create-unconfirmed' });
    expect(await cancelRun(folder, context)).toMatchObject({ asked: [], unsent: 0 });
    const report = await resumeRun(folder, context);
    expect(report.run.jobs).toMatchObject([{ name: (await jobs())[0], state: 'CANCELLED' }]);
  });

  test('asks all jobs although one is gone, or the service fails for it', async () => {
    const failing = new Set<string>();
    const service = emulatedService((url, arrive) =>
      [...failing].some((job) => url.pathname.endsWith(job))
        ? Response.json({ error: { code: 400, message: 'no', status: 'INVALID_ARGUMENT' } }, { status: 400 })
        : arrive(),
    );
    const { context } = service;
    const folder = await startJobs(3, context);
    const [gone, failed, last] = (await submitRun(folder, context)).shards.map(({ job }) => job ?? '');
    await context.client.deleteBatch(gone ?? '');
    failing.add(failed ?? '');
    await expect(cancelRun(folder, context)).rejects.toMatchObject({ code: 'job-not-found' });
    failing.clear();
    expect(await context.client.getBatch(last ?? '')).toMatchObject({ metadata: { state: 'BATCH_STATE_CANCELLED' } });
  });

  test('stops another attempt although the jobs of the first were deleted', async () => {
    const interruption = new AbortController();
    const service = emulatedService(undefined, { faults: [{ line: {}, when: { nth: 1 }, do: { line: 'missing' } }] });
    const { context, connect } = service;
    const source = { kind: 'generator', type: 'simple', count: 2, seed: 1 } as const;
    const folder = await startRun(startOptions({ source }), context);
    await resumeRun(folder, context);
    await cleanRun(folder, context);
    const onEvent: RunContext['onEvent'] = ({ kind }) => kind === 'progress' && interruption.abort();
    const retrying = connect({ signal: interruption.signal, onEvent });
    await expect(retryRun(folder, {}, retrying)).rejects.toThrow('abort');
    const [job] = await service.jobs();
    expect((await cancelRun(folder, context)).asked).toEqual([job]);
  });

  test('a cancellation that was cut off before the service was asked is made good by resumeRun', async () => {
    const { context, connect } = emulatedService();
    const folder = await startJobs(2, context);
    await submitRun(folder, context);
    const interruption = new AbortController();
    interruption.abort();
    await expect(cancelRun(folder, connect({ signal: interruption.signal }))).rejects.toThrow('abort');
    expect(await nodeFiles.exists(runPaths(folder).cancelled)).toBe(true);
    const report = await resumeRun(folder, context);
    expect(report.run.jobs.map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED']);
  });
});
