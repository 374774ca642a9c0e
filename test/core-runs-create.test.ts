import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  collectRun,
  type Files,
  nodeFiles,
  openRun,
  type RunContext,
  resumeRun,
  runPaths,
  startRun,
  submitRun,
} from '../packages/core/src/index.ts';
import { startJobs, startOptions, startSimpleRun } from './support/emulated-run.ts';
import { emulatedService } from './support/emulated-service.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';

useOwnWorkingFolder();

/** What becomes of a create: the emulator makes the job, or not, and an answer or an error comes back. */
type Create = (arrive: () => Promise<Response>) => Promise<Response>;

const answerLost: Create = async (arrive) => {
  await arrive();
  throw lost();
};
const neverArrived: Create = () => Promise.reject(lost());
const twice: Create = async (arrive) => {
  await arrive();
  await arrive();
  throw lost();
};
const answered =
  (status: number): Create =>
  async () =>
    Response.json({ error: { code: status, message: 'no' } }, { status });

const lost = () => new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });

/** The service in memory; the next creates meet what is given. */
function service(...creates: Create[]) {
  const counts = { create: 0, upload: 0, list: 0 };
  const emulated = emulatedService(async ({ pathname }, arrive, { headers }) => {
    if (pathname.endsWith('/v1beta/batches')) counts.list += 1;
    if (pathname === '/upload/v1beta/files' && headers.get('x-goog-upload-command') === 'start') counts.upload += 1;
    if (!pathname.endsWith(':batchGenerateContent')) return await arrive();
    counts.create += 1;
    const create = creates.shift();
    return await (create === undefined ? arrive() : create(arrive));
  });
  return { ...emulated, counts };
}

const start = (context: RunContext) => startSimpleRun(3, context);

async function facts(folder: string): Promise<string[]> {
  const lines = (await readFile(runPaths(folder).journal, 'utf8')).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line).type);
}

describe('a create whose answer was lost', () => {
  test('is told, and its job is found by its name: no second one is made', async () => {
    const { connect, jobs, counts } = service(answerLost);
    const folder = await start(connect());
    const name = `gbt1/local/${folder.slice(-20)}/0001/1`;
    await expect(submitRun(folder, connect())).rejects.toMatchObject({
      code: 'create-unconfirmed',
      details: { displayName: name },
      cause: { code: 'network' },
    });
    expect(await facts(folder)).toEqual(['uploaded', 'intent']);
    const events: string[] = [];
    const report = await resumeRun(folder, connect({ onEvent: ({ kind }) => events.push(kind) }));
    expect(report.requests).toMatchObject({ total: 3, succeeded: 3 });
    expect(await jobs()).toEqual([report.run.jobs[0]?.name]);
    expect(counts.create).toBe(1);
    expect(events.slice(0, 2)).toEqual(['looking-up', 'created']);
  });

  test.each([408, 500, 503, 504])('counts as lost after HTTP %i too', async (status) => {
    const { connect } = service(answered(status));
    await expect(submitRun(await start(connect()), connect())).rejects.toMatchObject({ code: 'create-unconfirmed' });
  });

  test('is looked for among other jobs too', async () => {
    const { connect, jobs } = service(async (arrive) => await arrive(), answerLost);
    const other = await submitRun(await start(connect()), connect());
    const folder = await start(connect());
    await expect(submitRun(folder, connect())).rejects.toMatchObject({ code: 'create-unconfirmed' });
    const { shards } = await submitRun(folder, connect());
    expect((await jobs()).sort()).toEqual([other.shards[0]?.job, shards[0]?.job].sort());
  });

  test('is found by the name that tells its origin', async () => {
    const { connect, emulator, counts } = service(answerLost);
    const source = { kind: 'generator', type: 'simple', count: 3, seed: 1 } as const;
    const folder = await startRun(startOptions({ source }, { origin: '123.456' }), connect());
    const name = `gbt1/123.456/${folder.slice(-20)}/0001/1`;
    const unconfirmed = { code: 'create-unconfirmed', details: { displayName: name } };
    await expect(submitRun(folder, connect())).rejects.toMatchObject(unconfirmed);
    await expect(collectRun(folder, connect())).rejects.toMatchObject(unconfirmed);
    const { shards } = await submitRun(folder, connect());
    const answer = await emulator.fetch(`http://e.test/v1beta/${shards[0]?.job}`, {
      headers: { 'x-goog-api-key': 'k' },
    });
    expect(await answer.json()).toMatchObject({ metadata: { displayName: name } });
    expect(counts.create).toBe(1);
  });

  test('stops when two jobs have its name, and names them', async () => {
    const { connect, jobs, counts } = service(twice);
    const folder = await start(connect());
    await expect(submitRun(folder, connect())).rejects.toMatchObject({ code: 'create-unconfirmed' });
    await expect(resumeRun(folder, connect())).rejects.toMatchObject({
      code: 'jobs-of-one-name',
      details: { jobs: await jobs() },
    });
    expect(counts.create).toBe(1);
  });

  test('is not looked for with another key, to which its job may be hidden', async () => {
    const { connect, counts } = service(answerLost);
    const folder = await start(connect());
    await expect(submitRun(folder, connect())).rejects.toMatchObject({ code: 'create-unconfirmed' });
    await expect(resumeRun(folder, connect({ apiKey: 'another-key' }))).rejects.toMatchObject({ code: 'key-differs' });
    expect([counts.create, counts.list]).toEqual([1, 0]);
  });
});

describe('a create that never arrived', () => {
  test('is sent again once, after three looks over a minute', async () => {
    const { connect, jobs, counts, sleeps } = service(neverArrived);
    const folder = await start(connect());
    await expect(submitRun(folder, connect())).rejects.toMatchObject({ code: 'create-unconfirmed' });
    await submitRun(folder, connect());
    expect([counts.create, counts.list, counts.upload]).toEqual([2, 3, 1]);
    expect(sleeps).toEqual([30_000, 30_000]);
    expect(await jobs()).toHaveLength(1);
    expect(await facts(folder)).toEqual(['uploaded', 'intent', 'refused', 'intent', 'created']);
  });

  test.each([0, 10_000])('is looked for over as long as is said: %i ms', async (lookupSpanMs) => {
    const { connect, sleeps } = service(neverArrived);
    const folder = await start(connect());
    await expect(submitRun(folder, connect())).rejects.toBeInstanceOf(Error);
    await submitRun(folder, connect({ lookupSpanMs }));
    expect(sleeps).toEqual([lookupSpanMs / 2, lookupSpanMs / 2]);
  });

  test('is not sent again when the looks are interrupted', async () => {
    const { connect, counts } = service(neverArrived);
    const folder = await start(connect());
    await expect(submitRun(folder, connect())).rejects.toBeInstanceOf(Error);
    const interruption = new AbortController();
    const onEvent: RunContext['onEvent'] = ({ kind }) => kind === 'looking-up' && interruption.abort();
    const interrupted = submitRun(folder, connect({ signal: interruption.signal, onEvent }));
    await expect(interrupted).rejects.toBeInstanceOf(Error);
    expect(counts.create).toBe(1);
    expect(await facts(folder)).toEqual(['uploaded', 'intent']);
  });
});

test.each([
  [429, 'queue-full', 1],
  [400, 'request-refused', 1],
  // The file may be one that this key cannot see: it is uploaded again.
  [403, 'key-forbidden', 2],
])('a create that is refused with %i is told as it is, and may be sent again', async (status, code, uploads) => {
  const { connect, jobs, counts } = service(answered(status));
  const folder = await start(connect());
  await expect(submitRun(folder, connect())).rejects.toMatchObject({ code });
  expect(await facts(folder)).toEqual(['uploaded', 'intent', 'refused']);
  expect((await resumeRun(folder, connect())).requests.succeeded).toBe(3);
  expect([await jobs(), counts]).toMatchObject([{ length: 1 }, { create: 2, upload: uploads, list: 1 }]);
});

test('an uploaded file that has expired is uploaded again', async () => {
  const { connect, counts, clock } = service(answered(429));
  const folder = await start(connect());
  await expect(submitRun(folder, connect())).rejects.toMatchObject({ code: 'queue-full' });
  await clock.sleep(48 * 3_600_000);
  expect((await resumeRun(folder, connect())).requests.succeeded).toBe(3);
  expect(counts).toMatchObject({ create: 2, upload: 2 });
});

test('an uploaded file that is gone before its time is uploaded again, and the run goes on', async () => {
  const { connect, counts, jobs } = service(answered(429));
  const folder = await start(connect());
  const context = connect();
  await expect(submitRun(folder, context)).rejects.toMatchObject({ code: 'queue-full' });
  const [file] = (await openRun(folder, { files: nodeFiles })).shards.map((shard) => shard.file?.name ?? '');
  await context.client.deleteFile(file ?? '');
  expect((await resumeRun(folder, context)).requests.succeeded).toBe(3);
  expect([await jobs(), counts]).toMatchObject([{ length: 1 }, { create: 3, upload: 2 }]);
});

test('a run of many jobs outlives any number of creates without an answer, as long as jobs are found', async () => {
  const { connect, jobs } = service(...Array.from({ length: 20 }, () => answerLost));
  const source = { kind: 'generator', type: 'simple', count: 20, seed: 1 } as const;
  const folder = await startRun(startOptions({ source }, { requestsPerJob: 1 }), connect());
  expect((await resumeRun(folder, connect())).requests.succeeded).toBe(20);
  expect(await jobs()).toHaveLength(20);
});

describe('a run that is interrupted before its create', () => {
  test('while it uploads, sends none', async () => {
    const { connect, jobs } = service();
    const folder = await start(connect());
    const interruption = new AbortController();
    const onEvent: RunContext['onEvent'] = ({ kind }) => kind === 'uploading' && interruption.abort();
    const interrupted = submitRun(folder, connect({ signal: interruption.signal, onEvent }));
    await expect(interrupted).rejects.toMatchObject({ name: 'AbortError' });
    expect(await jobs()).toEqual([]);
  });

  test('after its upload, sends none, and does not claim that it did', async () => {
    const { connect, jobs } = service();
    const folder = await start(connect());
    const interruption = new AbortController();
    const appendLine: Files['appendLine'] = async (path, line) => {
      await nodeFiles.appendLine(path, line);
      if (line.includes('"uploaded"')) interruption.abort();
    };
    const more = { signal: interruption.signal, files: { ...nodeFiles, appendLine } };
    await expect(submitRun(folder, connect(more))).rejects.toMatchObject({ name: 'AbortError' });
    expect(await facts(folder)).toEqual(['uploaded']);
    expect(await jobs()).toEqual([]);
  });
});

test('a crash that tore the journal’s last line loses nothing that came after it', async () => {
  const { connect, jobs } = service();
  const folder = await start(connect());
  await writeFile(runPaths(folder).journal, '{"time":"2026-11-23T12:00:00.000Z","type":"uplo');
  expect((await resumeRun(folder, connect())).requests.succeeded).toBe(3);
  expect((await resumeRun(folder, connect())).requests.succeeded).toBe(3);
  expect(await jobs()).toHaveLength(1);
});

test.each([
  ['emptied', (journal: string) => writeFile(journal, '')],
  ['lost', (journal: string) => rm(journal)],
])('a journal that was %s makes no second job: those that are there are found by their names', async (_, lose) => {
  const { connect, jobs, counts } = service();
  const folder = await start(connect());
  await submitRun(folder, connect());
  await lose(runPaths(folder).journal);
  expect((await resumeRun(folder, connect())).requests.succeeded).toBe(3);
  expect(await jobs()).toHaveLength(1);
  expect(counts.upload).toBe(1);
});

test('a copy of the folder from before a job was made makes no second one: it is found by its name', async () => {
  const { connect, jobs, counts } = service();
  const folder = await startJobs(3, connect(), { concurrency: 1 });
  const copy = 'copy';
  await expect(submitRun(folder, connect())).rejects.toMatchObject({ code: 'queue-full' });
  await cp(folder, copy, { recursive: true });
  expect((await resumeRun(folder, connect())).requests.succeeded).toBe(3);
  expect((await resumeRun(copy, connect())).requests.succeeded).toBe(3);
  expect(await jobs()).toHaveLength(3);
  expect(counts.create).toBe(3);
});

test('a run that is new, or has all its jobs, lists none to find them', async () => {
  const { connect, counts } = service();
  const folder = await start(connect());
  await submitRun(folder, connect());
  await submitRun(folder, connect());
  expect(counts.list).toBe(0);
});

test('submitRun: in two terminals at once makes one job', async () => {
  const { connect, jobs } = service(answered(429));
  const folder = await start(connect());
  await expect(submitRun(folder, connect())).rejects.toMatchObject({ code: 'queue-full' });
  await Promise.allSettled([submitRun(folder, connect()), submitRun(folder, connect())]);
  expect(await jobs()).toHaveLength(1);
});
