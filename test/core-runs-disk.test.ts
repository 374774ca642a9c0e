import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type Files,
  nodeFiles,
  openRun,
  type RunContext,
  resumeRun,
  runPaths,
  submitRun,
} from '../packages/core/src/index.ts';
import { startSimpleRun } from './support/emulated-run.ts';
import { emulatedService } from './support/emulated-service.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';

useOwnWorkingFolder();

const start = (context: RunContext) => startSimpleRun(5, context);

describe('a disk that fails', () => {
  const noSpace = () => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' }));

  /** A disk on which writing these fails. */
  function full(isFull: (path: string, text: string) => boolean): Files {
    return {
      ...nodeFiles,
      write: (path, chunks) => (isFull(path, '') ? noSpace() : nodeFiles.write(path, chunks)),
      appendLine: (path, line) => (isFull(path, line) ? noSpace() : nodeFiles.appendLine(path, line)),
    };
  }

  test('before anything was sent: nothing stays', async () => {
    const { context } = emulatedService();
    const files = full((path) => path.endsWith('requests.jsonl'));
    await expect(start({ ...context, files })).rejects.toMatchObject({
      code: 'output-not-writable',
      details: { reason: 'ENOSPC' },
    });
    expect(await nodeFiles.list(join('output', 'runs'))).toEqual([]);
  });

  test.each<[string, (path: string, text: string) => boolean]>([
    ['the input of a shard', (path) => path.endsWith('input.jsonl')],
    ['that a file was uploaded', (_path, text) => text.includes('"uploaded"')],
    ['that a create is about to be sent', (_path, text) => text.includes('"intent"')],
    ['that a job was created', (_path, text) => text.includes('"created"')],
    ['the state of a job', (_path, text) => text.includes('"RUNNING"')],
    ['the output', (path) => path.endsWith('output.jsonl')],
    ['that the output was downloaded', (_path, text) => text.includes('"downloaded"')],
    ['the results', (path) => path.endsWith('results.jsonl')],
    ['what failed', (path) => path.endsWith('failed.jsonl')],
    ['the report', (path) => path.endsWith('report.json')],
  ])('when it should keep %s: told, and the run goes on later, with one job', async (_what, isFull) => {
    const { context, jobs } = emulatedService();
    const folder = await start(context);
    await expect(resumeRun(folder, { ...context, files: full(isFull) })).rejects.toMatchObject({
      code: 'output-not-writable',
      details: { reason: 'ENOSPC' },
    });
    expect((await resumeRun(folder, context)).requests).toMatchObject({ total: 5, succeeded: 5 });
    expect(await jobs()).toHaveLength(1);
  });
});

describe('a run of several shards', () => {
  /** Cuts a run that was not submitted yet into shards of two requests. */
  async function startInShards(context: RunContext): Promise<string> {
    const folder = await start(context);
    const { record } = runPaths(folder);
    const shards = [2, 2, 1].map((requests, index) => ({ shard: index + 1, requests, sizeBytes: 1 }));
    await writeFile(record, JSON.stringify({ ...JSON.parse(await readFile(record, 'utf8')), shards }));
    return folder;
  }

  test('makes one job a shard, and one report of all', async () => {
    const { context, jobs } = emulatedService();
    const report = await resumeRun(await startInShards(context), context);
    expect(report.requests).toMatchObject({ total: 5, succeeded: 5, missing: 0 });
    expect(report.run.jobs.map(({ shard, requests }) => [shard, requests])).toEqual([
      [1, 2],
      [2, 2],
      [3, 1],
    ]);
    expect((await jobs()).sort()).toEqual(report.run.jobs.map(({ name }) => name).sort());
  });

  test('goes on where it stopped', async () => {
    let creates = 0;
    const { context, jobs } = emulatedService(async (url, arrive) => {
      const answer = await arrive();
      if (!url.pathname.endsWith(':batchGenerateContent')) return answer;
      creates += 1;
      if (creates === 2) throw new TypeError('fetch failed');
      return answer;
    });
    const folder = await startInShards(context);
    await expect(submitRun(folder, context)).rejects.toMatchObject({ code: 'create-unconfirmed' });
    // Those that were under way beside it are brought to their end.
    const { shards } = await openRun(folder, { files: nodeFiles });
    expect(shards.filter(({ job, openIntent }) => job === null && openIntent)).toHaveLength(1);
    expect((await resumeRun(folder, context)).requests.succeeded).toBe(5);
    expect(await jobs()).toHaveLength(3);
  });

  test('says of the requests of a shard that was cancelled why they have no answer', async () => {
    const { context } = emulatedService();
    const folder = await startInShards(context);
    const { shards } = await submitRun(folder, context);
    await context.client.cancelBatch(shards[1]?.job ?? '');
    const report = await resumeRun(folder, context);
    expect(report.requests).toMatchObject({ total: 5, succeeded: 3, failed: 2, missing: 2 });
    expect(report.errors).toMatchObject([{ status: 'JOB_CANCELLED', count: 2 }]);
    expect((await readFile(runPaths(folder).failed, 'utf8')).trimEnd().split('\n')).toHaveLength(2);
  });
});
