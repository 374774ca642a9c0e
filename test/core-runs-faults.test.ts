import { readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { adoptJob, nodeFiles, resumeRun, runPaths, startRun, submitRun, watchRun } from '../packages/core/src/index.ts';
import { startOptions, writeLines } from './support/emulated-run.ts';
import { emulatedService, type OnTheWay } from './support/emulated-service.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';
import { requestLine } from './support/sample-requests.ts';

useOwnWorkingFolder();

/** A run of two requests on the service in memory. */
async function begin(onTheWay?: OnTheWay) {
  const { context, jobs } = emulatedService(onTheWay);
  await writeLines('input.jsonl', [requestLine('a'), requestLine('b')]);
  return { context, jobs, start: () => startRun(startOptions(), context) };
}

const isDownload = (url: URL) => url.pathname.endsWith(':download');

describe('no job is made twice', () => {
  test('when a folder is left by an adoption that was cut off: it is no run', async () => {
    const { context, jobs, start } = await begin();
    const folder = await start();
    const job = (await submitRun(folder, context)).shards[0]?.job ?? '';
    const files = {
      ...nodeFiles,
      write: async (path: string, chunks: Parameters<typeof nodeFiles.write>[1]) => {
        if (path.endsWith('run.json')) throw new Error('killed');
        await nodeFiles.write(path, chunks);
      },
    };
    await expect(adoptJob(job, { input: 'input.jsonl', emulator: null }, { ...context, files })).rejects.toThrow(
      'killed',
    );
    const left = (await nodeFiles.list('output/runs')).find((name) => !folder.endsWith(name));
    await expect(resumeRun(`output/runs/${left}`, context)).rejects.toMatchObject({ code: 'run-not-found' });
    expect(await jobs()).toHaveLength(1);
  });

  test.each([
    ['an empty lock', ''],
    ['a lock of a process that runs', JSON.stringify({ pid: process.pid, host: hostname() })],
    ['a lock of another machine', JSON.stringify({ pid: 1, host: 'elsewhere.example' })],
  ])('while there is %s: run-busy', async (_, lock) => {
    const { context, jobs, start } = await begin();
    const folder = await start();
    await writeFile(runPaths(folder).lock, lock);
    await expect(submitRun(folder, context)).rejects.toMatchObject({ code: 'run-busy' });
    expect(await jobs()).toHaveLength(0);
    expect(await readFile(runPaths(folder).lock, 'utf8')).toBe(lock);
  });

  test('but the lock of a dead process is taken over, and gone afterwards', async () => {
    const { context, jobs, start } = await begin();
    const folder = await start();
    await writeFile(runPaths(folder).lock, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }));
    await submitRun(folder, context);
    expect(await jobs()).toHaveLength(1);
    expect(await nodeFiles.exists(runPaths(folder).lock)).toBe(false);
  });

  test('when the list of jobs is no list: nothing is concluded from it', async () => {
    let lost = true;
    const { context, jobs, start } = await begin(async (url, answer) => {
      if (url.pathname.endsWith('/batches')) return Response.json({ error: { code: 503, message: 'busy' } });
      const answered = await answer();
      if (lost && url.pathname.includes(':batchGenerateContent')) throw new TypeError('connection reset');
      return answered;
    });
    const folder = await start();
    await expect(submitRun(folder, context)).rejects.toMatchObject({ code: 'create-unconfirmed' });
    lost = false;
    await expect(submitRun(folder, context)).rejects.toMatchObject({ code: 'answer-unexpected' });
    expect(await jobs()).toHaveLength(1);
  });
});

describe('a download', () => {
  test('that is a page of a proxy is not taken for the output, and is fetched again later', async () => {
    let proxy = true;
    const { context, start } = await begin((url, answer) =>
      proxy && isDownload(url) ? Promise.resolve(new Response('<html>Please log in</html>')) : answer(),
    );
    const folder = await start();
    await expect(resumeRun(folder, context)).rejects.toMatchObject({ code: 'answer-unexpected' });
    proxy = false;
    expect((await resumeRun(folder, context)).requests.succeeded).toBe(2);
  });

  test('with fewer lines than the service counts is tried once more', async () => {
    let short = true;
    const { context, start } = await begin(async (url, answer) => {
      const answered = await answer();
      if (!short || !isDownload(url)) return answered;
      short = false;
      return new Response((await answered.text()).split('\n')[0]);
    });
    expect((await resumeRun(await start(), context)).requests).toMatchObject({ succeeded: 2, missing: 0 });
  });
});

test('a run without its job is not waited for', async () => {
  const { context, start } = await begin();
  const folder = await start();
  await expect(watchRun(folder, context)).rejects.toMatchObject({ code: 'run-not-submitted' });
});

test('a job that is gone fails its requests, and the report is made', async () => {
  let gone = false;
  const { context, start } = await begin((url, answer) =>
    gone && /\/batches\/[^/:]+$/.test(url.pathname)
      ? Promise.resolve(Response.json({ error: { code: 404, message: 'not found' } }, { status: 404 }))
      : answer(),
  );
  const folder = await start();
  await submitRun(folder, context);
  gone = true;
  const report = await resumeRun(folder, context);
  expect(report.errors).toMatchObject([{ status: 'JOB_GONE', count: 2, retryable: false }]);
  expect(report.cost).toBeNull();
});

test('an outage after the first look is waited for', async () => {
  let outages = 12;
  let looks = 0;
  const { context, start } = await begin((url, answer) => {
    const isLook = /\/batches\/[^/:]+$/.test(url.pathname);
    looks += isLook ? 1 : 0;
    return isLook && looks > 1 && outages-- > 0 ? Promise.reject(new TypeError('no network')) : answer();
  });
  expect((await resumeRun(await start(), context)).requests.succeeded).toBe(2);
});

test('a redirect is not followed: it would carry the key to another host', async () => {
  const { start } = await begin(
    async () => new Response('', { status: 302, headers: { location: 'http://other.example' } }),
  );
  await expect(start()).rejects.toMatchObject({ code: 'service-failed', details: { status: 302 } });
});
