import { readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import {
  adoptJob,
  createClient,
  nodeFiles,
  type RunContext,
  resumeRun,
  runPaths,
  startRun,
  submitRun,
  watchRun,
} from '../packages/core/src/index.ts';
import { createEmulator } from '../packages/emulator/src/index.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';

useOwnWorkingFolder();

const request = { contents: [{ parts: [{ text: 'Say hello' }] }] };
const options = {
  suite: { name: null, model: null, source: { kind: 'requests', file: 'input.jsonl' }, gates: {} },
  model: null,
  lang: 'en',
  emulator: null,
  git: null,
  allowUnknownPrice: false,
} as const;

type Change = (url: URL, answer: () => Promise<Response>) => Promise<Response>;

/** A run of two requests on an emulator in memory whose answers may be changed on their way. */
async function begin(change: Change = (_, answer) => answer()) {
  let timeMs = Date.UTC(2026, 10, 23, 12);
  const sleep = async (delayMs: number) => {
    timeMs += delayMs;
  };
  const clock = { now: () => timeMs, sleep };
  const emulator = createEmulator({ now: clock.now, speed: 1 });
  const fetchChanged: typeof fetch = (input, init) =>
    change(new URL(input instanceof Request ? input.url : input), () => emulator.fetch(input, init));
  const client = createClient({ apiKey: 'a-key', fetch: fetchChanged, clock });
  const context: RunContext = { client, apiKey: 'a-key', clock };
  await writeFile('input.jsonl', ['a', 'b'].map((key) => `${JSON.stringify({ key, request })}\n`).join(''));
  const jobs = async () => {
    const { operations = [] } = await (await emulator.fetch('/v1beta/batches?key=any')).json();
    return operations.length;
  };
  return { context, jobs, start: () => startRun(options, context) };
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
    expect(await jobs()).toBe(1);
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
    expect(await jobs()).toBe(0);
    expect(await readFile(runPaths(folder).lock, 'utf8')).toBe(lock);
  });

  test('but the lock of a dead process is taken over, and gone afterwards', async () => {
    const { context, jobs, start } = await begin();
    const folder = await start();
    await writeFile(runPaths(folder).lock, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }));
    await submitRun(folder, context);
    expect(await jobs()).toBe(1);
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
    expect(await jobs()).toBe(1);
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
