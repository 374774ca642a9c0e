import { describe, expect, test } from 'vitest';
import { nodeFiles, openRun, type RunEvent, resumeRun, submitRun } from '../packages/core/src/index.ts';
import { startJobs } from './support/emulated-run.ts';
import { emulatedService, type OnTheWay } from './support/emulated-service.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';

useOwnWorkingFolder();

const isCreate = (url: URL) => url.pathname.endsWith(':batchGenerateContent');

function full(
  message = 'Resource has been exhausted (e.g. check quota).',
  headers: Record<string, string> = {},
): Response {
  const error = { code: 429, message, status: 'RESOURCE_EXHAUSTED' };
  return Response.json({ error }, { status: 429, headers });
}

/** A service with room for so many jobs that have not ended. */
function roomFor(most: number, more: { retryAfter?: string; alone?: boolean } = {}) {
  const counts = { refused: 0, most: 0 };
  const onTheWay: OnTheWay = async (url, arrive) => {
    if (!isCreate(url)) return withoutName(await arrive());
    const active = await goingOn();
    if (active >= most) {
      counts.refused += 1;
      return full(undefined, more.retryAfter === undefined ? {} : { 'retry-after': more.retryAfter });
    }
    const answer = await arrive();
    counts.most = Math.max(counts.most, await goingOn());
    return answer;
  };
  const service = emulatedService(onTheWay, { speed: 60 });
  async function goingOn(): Promise<number> {
    const answer = await service.emulator.fetch('http://e.test/v1beta/batches?pageSize=100', {
      headers: { 'x-goog-api-key': 'test-key' },
    });
    const { operations = [] } = await answer.json();
    return operations.filter(({ done }: { done?: boolean }) => done !== true).length;
  }
  return { ...service, counts };
}

describe('a queue that is full', () => {
  test('never fails a run: it waits for room and goes on with fewer at once', async () => {
    const { connect, jobs, counts } = roomFor(2);
    const events: RunEvent[] = [];
    const context = connect({ onEvent: (event) => events.push(event) });
    const report = await resumeRun(await startJobs(7, context), context);
    expect(report.requests).toMatchObject({ total: 7, succeeded: 7 });
    expect(await jobs()).toHaveLength(7);
    expect(counts.most).toBe(2);
    expect(events.find(({ kind }) => kind === 'queue-full')).toMatchObject({
      error: { code: 'quota-exceeded', message: expect.stringContaining('exhausted') },
      active: 2,
    });
    // It asks when a job has ended, not again and again.
    expect(counts.refused).toBeLessThan(15);
  });

  test('waits twice as long each time while none of its jobs is there, and no longer than ten minutes', async () => {
    let refusals = 8;
    const { connect, sleeps } = emulatedService(async (url, arrive) =>
      isCreate(url) && refusals-- > 0 ? withoutName(full()) : withoutName(await arrive()),
    );
    const folder = await startJobs(1, connect());
    expect((await resumeRun(folder, connect())).requests.succeeded).toBe(1);
    expect(sleeps.slice(0, 8).map((ms) => ms / 1000)).toEqual([15, 30, 60, 120, 240, 480, 600, 600]);
  });

  test('waits as long as the service asks', async () => {
    let refusals = 1;
    const { connect, sleeps } = emulatedService((url, arrive) =>
      isCreate(url) && refusals-- > 0 ? full(undefined, { 'retry-after': '97' }) : arrive(),
    );
    const folder = await startJobs(1, connect());
    expect((await resumeRun(folder, connect())).requests.succeeded).toBe(1);
    expect(sleeps[0]).toBe(97_000);
  });

  test('ends submitRun with how many jobs there are, and resumeRun makes the rest', async () => {
    const { connect, jobs } = roomFor(2);
    const folder = await startJobs(3, connect());
    await expect(submitRun(folder, connect())).rejects.toMatchObject({
      code: 'queue-full',
      details: { created: 2, jobs: 3, message: expect.stringContaining('exhausted') },
    });
    expect((await resumeRun(folder, connect())).requests.succeeded).toBe(3);
    expect(await jobs()).toHaveLength(3);
  });
});

test('a limit of the free tier, which has no batch jobs, is told at once: waiting does not help', async () => {
  const details = [
    { '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [{ quotaId: 'BatchRequests-FreeTier' }] },
  ];
  const error = { code: 429, message: 'You exceeded your current quota', status: 'RESOURCE_EXHAUSTED', details };
  const { connect, sleeps } = emulatedService((url, arrive) =>
    isCreate(url) ? Response.json({ error }, { status: 429 }) : arrive(),
  );
  const folder = await startJobs(2, connect());
  await expect(resumeRun(folder, connect())).rejects.toMatchObject({ code: 'quota-exceeded' });
  expect(sleeps).toEqual([]);
});

describe('concurrency', () => {
  test('is how many jobs are at the service at most', async () => {
    const { connect, counts, jobs } = roomFor(100);
    const folder = await startJobs(8, connect(), { concurrency: 3 });
    expect((await resumeRun(folder, connect())).requests.succeeded).toBe(8);
    expect(counts.most).toBe(3);
    expect(await jobs()).toHaveLength(8);
  });

  test('ends submitRun when that many are there', async () => {
    const { connect } = roomFor(100);
    const folder = await startJobs(3, connect(), { concurrency: 2 });
    await expect(submitRun(folder, connect())).rejects.toMatchObject({
      code: 'queue-full',
      details: { created: 2, jobs: 3, message: null },
    });
  });

  test('of none is refused', async () => {
    await expect(startJobs(1, roomFor(1).connect(), { concurrency: 0 })).rejects.toThrow(RangeError);
  });
});

describe('a job that is refused for good', () => {
  test('lets the others end, and then is told', async () => {
    let creates = 0;
    const { connect, jobs } = emulatedService((url, arrive) => {
      if (!isCreate(url)) return arrive();
      creates += 1;
      const error = { code: 400, message: 'Line 7 is no request', status: 'INVALID_ARGUMENT' };
      return creates === 2 ? Response.json({ error }, { status: 400 }) : arrive();
    });
    const kinds: string[] = [];
    const folder = await startJobs(2, connect());
    const context = connect({ onEvent: ({ kind }) => kinds.push(kind) });
    await expect(resumeRun(folder, context)).rejects.toMatchObject({ code: 'request-refused' });
    expect(kinds).toContain('refused');
    const { shards } = await openRun(folder, { files: nodeFiles });
    expect(shards.map(({ downloaded }) => downloaded).sort()).toEqual([false, true]);
    expect(await jobs()).toHaveLength(1);
    expect((await resumeRun(folder, connect())).requests.succeeded).toBe(2);
  });

  test('is told with what can be done about the rest, also when the others have ended', async () => {
    let creates = 0;
    const { connect } = emulatedService((url, arrive) => {
      if (isCreate(url)) creates += 1;
      return isCreate(url) && creates === 2
        ? Response.json({ error: { code: 400, message: 'no' } }, { status: 400 })
        : arrive();
    });
    const kinds: string[] = [];
    const folder = await startJobs(2, connect(), { concurrency: 1 });
    const context = connect({ onEvent: ({ kind }) => kinds.push(kind) });
    await expect(resumeRun(folder, context)).rejects.toMatchObject({ code: 'request-refused' });
    expect(kinds).toContain('refused');
  });

  test('is told at once when nothing else runs', async () => {
    const { connect, sleeps } = emulatedService((url, arrive) =>
      isCreate(url) ? Response.json({ error: { code: 400, message: 'no' } }, { status: 400 }) : arrive(),
    );
    const folder = await startJobs(2, connect());
    await expect(resumeRun(folder, connect())).rejects.toMatchObject({ code: 'request-refused' });
    expect(sleeps).toEqual([]);
  });
});

test('jobs that run are looked at while others are still on their way to the service', async () => {
  const service = emulatedService(async (_url, arrive, { headers }) => {
    // An upload takes a while.
    if (headers.get('x-goog-upload-command') === 'start') await service.clock.sleep(20_000);
    return await arrive();
  });
  const kinds: string[] = [];
  const context = service.connect({ onEvent: ({ kind }) => kinds.push(kind) });
  const report = await resumeRun(await startJobs(12, context), context);
  expect(report.requests.succeeded).toBe(12);
  expect(kinds.indexOf('progress')).toBeLessThan(kinds.lastIndexOf('created'));
  expect(await service.jobs()).toHaveLength(12);
});

test('a service that loses the answer to each first create still gets one job a shard', async () => {
  const seen = new Set<string>();
  const { connect, jobs } = emulatedService(async (url, arrive, request) => {
    const answer = await arrive();
    if (!isCreate(url)) return answer;
    // Of every create the answer is lost, as long as it is the first of its job.
    const { name } = await answer.clone().json();
    if (seen.has(name)) return answer;
    seen.add(name);
    throw new TypeError(`fetch failed: ${request.method}`);
  });
  const report = await resumeRun(await startJobs(6, connect()), connect());
  expect(report.requests.succeeded).toBe(6);
  expect(await jobs()).toHaveLength(6);
});

/** As the service answers: it does not name itself an emulator. */
function withoutName(response: Response): Response {
  response.headers.delete('server');
  return response;
}
