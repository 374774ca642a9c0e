import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  collectRun,
  nodeFiles,
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
import { serviceWithFaults } from './support/faulty-answers.ts';
import { errorLine, type Fault } from './support/faulty-downloads.ts';
import { jobEndingAs } from './support/job-ending-as.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';
import { readJsonLines } from './support/run-folder.ts';

useOwnWorkingFolder();

const isDownload = (url: URL) => url.pathname.includes(':download');
const isJob = (url: URL) => /\/batches\/[a-z0-9]+$/.test(url.pathname);

/** A run whose output lines are changed on their way. */
async function runWith(change: (lines: string[]) => string[]) {
  const { context } = emulatedService(async (url, arrive) => {
    if (!isDownload(url)) return await arrive();
    const lines = (await (await arrive()).text()).trimEnd().split('\n');
    return new Response(
      change(lines)
        .map((line) => `${line}\n`)
        .join(''),
    );
  });
  const folder = await startSimpleRun(3, context);
  return { folder, report: await resumeRun(folder, context) };
}

describe('results are joined with requests by key', () => {
  const keys = ['simple-request-1', 'simple-request-2', 'simple-request-3'];

  test('whatever the order of the output', async () => {
    const { folder, report } = await runWith((lines) => lines.toReversed());
    expect(report).toMatchObject({ requests: { succeeded: 3 }, integrity: { missing: 0, unexpected: 0 } });
    const results = (await readFile(runPaths(folder).results, 'utf8')).trimEnd().split('\n');
    expect(results.map((line) => [JSON.parse(line).key, JSON.parse(line).line])).toEqual([
      [keys[0], 3],
      [keys[1], 2],
      [keys[2], 1],
    ]);
  });

  test('a line that is lost is missing, and worth another attempt', async () => {
    const { folder, report } = await runWith((lines) => lines.slice(1));
    expect(report).toMatchObject({
      requests: { total: 3, succeeded: 2, failed: 1, missing: 1 },
      errors: [{ status: 'MISSING', retryable: true, keys: [keys[0]] }],
    });
    expect(JSON.parse(await readFile(runPaths(folder).failed, 'utf8')).key).toBe(keys[0]);
  });

  test('all lines that are lost are missing too, once a second download shows none either', async () => {
    const { folder, report } = await runWith(() => []);
    expect(report).toMatchObject({ requests: { total: 3, missing: 3 }, errors: [{ status: 'MISSING', count: 3 }] });
    expect(await nodeFiles.list(join(folder, 'shards', '0001-1'))).toEqual(['input.jsonl', 'output.jsonl']);
  });

  test('an empty download of what is there does not count', async () => {
    let downloads = 0;
    const { context } = emulatedService(async (url, arrive) =>
      isDownload(url) && ++downloads === 1 ? new Response('') : await arrive(),
    );
    const folder = await startSimpleRun(3, context);
    expect((await resumeRun(folder, context)).requests.succeeded).toBe(3);
  });

  test('lines that are twice there, broken or nobody’s are counted', async () => {
    const stranger = JSON.stringify({ key: 'stranger', response: {} });
    const { report } = await runWith((lines) => [...lines, ...lines.slice(0, 1), stranger, '{"key":']);
    expect(report).toMatchObject({
      requests: { total: 3, succeeded: 3 },
      integrity: { duplicated: 1, ambiguous: 0, unexpected: 1, malformed: 1 },
    });
  });
});

describe('of several jobs, each answers only what it was asked', () => {
  const source = { kind: 'generator', type: 'simple', count: 5, seed: 1 } as const;
  const answer = (number: number) => ({ key: `simple-request-${number}`, response: { candidates: [] } });

  async function runOfThreeJobs(fault: Fault) {
    const { context } = serviceWithFaults(fault);
    const folder = await startRun(startOptions({ source }, { requestsPerJob: 2 }), context);
    const report = await resumeRun(folder, context);
    expect(report.run.jobs.map(({ requests }) => requests)).toEqual([2, 2, 1]);
    const { results, failed } = runPaths(folder);
    return { report, results: await readJsonLines(results), failed: await readJsonLines(failed) };
  }

  test('an answer to a key of another job is unexpected, and its own request missing', async () => {
    const { report, results } = await runOfThreeJobs((line) => (line.key.endsWith('3') ? answer(1) : line));
    expect(report).toMatchObject({
      requests: { total: 5, succeeded: 4, missing: 1 },
      integrity: { unexpected: 1, duplicated: 0, ambiguous: 0 },
    });
    expect(results.map(({ key, shard, reason }) => [key, shard, reason])).toEqual([
      ['simple-request-1', 1, 'STOP'],
      ['simple-request-2', 1, 'STOP'],
      ['simple-request-3', null, 'MISSING'],
      ['simple-request-4', 2, 'STOP'],
      ['simple-request-5', 3, 'STOP'],
    ]);
  });

  test('what failed in any of them stands in one file, in the order of the requests', async () => {
    const { report, failed } = await runOfThreeJobs((line) =>
      /[245]$/.test(line.key) ? errorLine(line.key, 3) : line,
    );
    expect(failed.map(({ key }) => key)).toEqual(['simple-request-2', 'simple-request-4', 'simple-request-5']);
    expect(report.errors).toMatchObject([{ count: 3, keys: failed.map(({ key }) => key) }]);
  });
});

describe('the output of a job', () => {
  test('that breaks off while it is downloaded is told as a network failure, and fetched again later', async () => {
    let broken = true;
    const { context } = emulatedService(async (url, arrive) => {
      const answer = await arrive();
      if (!isDownload(url) || !broken) return answer;
      const half = (await answer.bytes()).subarray(0, 500);
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(half),
        pull: (controller) => controller.error(new TypeError('terminated', { cause: new Error('other side closed') })),
      });
      return new Response(body);
    });
    const folder = await startSimpleRun(3, context);
    await expect(resumeRun(folder, context)).rejects.toMatchObject({ code: 'network' });
    expect(await nodeFiles.list(join(folder, 'shards', '0001-1'))).toEqual(['input.jsonl']);
    broken = false;
    expect((await resumeRun(folder, context)).requests.succeeded).toBe(3);
  });

  test('that lacks lines and is gone the second time keeps what came the first time', async () => {
    let downloads = 0;
    const { context } = emulatedService(async (url, arrive) => {
      const answer = await arrive();
      if (!isDownload(url)) return answer;
      downloads += 1;
      if (downloads > 1) return Response.json({ error: { code: 404, message: 'gone' } }, { status: 404 });
      return new Response((await answer.text()).split('\n').slice(1).join('\n'));
    });
    const { requests } = await resumeRun(await startSimpleRun(3, context), context);
    expect(requests).toMatchObject({ total: 3, succeeded: 2, missing: 1 });
    expect(downloads).toBe(2);
  });

  test.each([
    ['cut short', (lines: string) => lines.slice(0, lines.length / 4)],
    ['the page of a proxy', () => '<html></html>\n'],
  ])('that lacks lines is fetched a second time, which does not count when it is %s', async (_, worsen) => {
    let downloads = 0;
    const { context } = emulatedService(async (url, arrive) => {
      const answer = await arrive();
      if (!isDownload(url)) return answer;
      downloads += 1;
      const [, ...lines] = (await answer.text()).split(/(?<=\n)/);
      return new Response(downloads === 2 ? worsen(lines.join('')) : lines.join(''));
    });
    const folder = await startSimpleRun(3, context);
    const report = await resumeRun(folder, context);
    expect(downloads).toBe(2);
    expect(report).toMatchObject({ requests: { succeeded: 2, missing: 1 }, integrity: { malformed: 0 } });
    expect(await nodeFiles.list(join(folder, 'shards', '0001-1'))).toEqual(['input.jsonl', 'output.jsonl']);
  });

  test.each([
    ['resumeRun', resumeRun],
    ['collectRun', collectRun],
  ])('that cannot be read does not keep %s from fetching those of other jobs', async (_, take) => {
    let broken = true;
    let first = '';
    const service = emulatedService((url, arrive) =>
      isDownload(url) && broken && url.pathname.includes(first) ? new Response('<html></html>\n') : arrive(),
    );
    const { context } = service;
    const source = { kind: 'generator', type: 'simple', count: 3, seed: 1 } as const;
    const folder = await startRun(startOptions({ source }, { requestsPerJob: 1 }), context);
    const [shard] = (await submitRun(folder, context)).shards;
    first = shard?.job?.slice('batches/'.length) ?? '';
    await service.clock.sleep(24 * 3_600_000);
    await expect(take(folder, context)).rejects.toMatchObject({ code: 'answer-unexpected' });
    const { shards } = await openRun(folder, { files: nodeFiles });
    expect(shards.map(({ downloaded }) => downloaded)).toEqual([false, true, true]);
    broken = false;
    expect((await take(folder, context)).requests.succeeded).toBe(3);
  });

  test('that cannot be read stops further creates, and the jobs that run are brought to their end', async () => {
    const service = emulatedService((url, arrive) =>
      isDownload(url) && url.pathname.includes(first) ? new Response('<html></html>\n') : arrive(),
    );
    let first = 'none';
    const source = { kind: 'generator', type: 'simple', count: 4, seed: 1 } as const;
    const options = { requestsPerJob: 1, concurrency: 2 };
    const folder = await startRun(startOptions({ source }, options), service.context);
    const onEvent: RunContext['onEvent'] = (event) => {
      if (event.kind === 'created' && event.shard === 1) first = event.job.slice('batches/'.length);
    };
    await expect(resumeRun(folder, service.connect({ onEvent }))).rejects.toMatchObject({ code: 'answer-unexpected' });
    const { shards } = await openRun(folder, { files: nodeFiles });
    const sent = shards.filter(({ job }) => job !== null);
    expect(sent.every(({ ended }) => ended)).toBe(true);
    expect(sent.filter(({ downloaded }) => !downloaded).map(({ shard }) => shard)).toEqual([1]);
    expect(sent.length).toBeLessThan(4);
  });

  test('that the service does not name yet is not taken for answers that are missing', async () => {
    let hidden = true;
    const { context } = emulatedService(async (url, arrive) => {
      const answer = await arrive();
      if (!isJob(url) || !hidden) return answer;
      const { response: _response, metadata, ...job } = await answer.json();
      const { output: _output, ...others } = metadata;
      return Response.json({ ...job, metadata: others });
    });
    const folder = await startSimpleRun(3, context);
    await expect(resumeRun(folder, context)).rejects.toMatchObject({ code: 'output-missing' });
    hidden = false;
    expect((await resumeRun(folder, context)).requests).toMatchObject({ succeeded: 3, missing: 0 });
  });

  test('of a job that was deleted after its end was seen is lost, and what the others answered is reported', async () => {
    const service = emulatedService();
    const { context } = service;
    const source = { kind: 'generator', type: 'simple', count: 3, seed: 1 } as const;
    const folder = await startRun(startOptions({ source }, { requestsPerJob: 2 }), context);
    const [first] = (await submitRun(folder, context)).shards;
    await watchRun(folder, context);
    await context.client.deleteBatch(first?.job ?? '');
    await expect(collectRun(folder, service.connect({ apiKey: 'another' }))).rejects.toMatchObject({
      code: 'job-not-found',
    });
    const report = await collectRun(folder, context);
    expect(report.requests).toMatchObject({ total: 3, succeeded: 1, missing: 2 });
    expect(report.errors).toMatchObject([{ status: 'JOB_GONE', count: 2, retryable: false }]);
    expect(await resumeRun(folder, context)).toEqual(report);
  });

  test.each(['requests.jsonl', 'shards/0001-1/output.jsonl'])(
    'cannot be told when %s is no longer in the folder, and that is said',
    async (file) => {
      const { context } = emulatedService();
      const folder = await startSimpleRun(3, context);
      await resumeRun(folder, context);
      await nodeFiles.remove(join(folder, file));
      await expect(collectRun(folder, context)).rejects.toMatchObject({
        code: 'run-folder-broken',
        details: { folder, file: join(file), line: null },
      });
    },
  );

  test('that was deleted is lost for good, and the report says so', async () => {
    const { context } = emulatedService((url, arrive) => {
      const error = { code: 404, message: 'gone', status: 'NOT_FOUND' };
      return isDownload(url) ? Response.json({ error }, { status: 404 }) : arrive();
    });
    const folder = await startSimpleRun(3, context);
    const report = await resumeRun(folder, context);
    expect(report.requests).toMatchObject({ total: 3, succeeded: 0, missing: 3 });
    expect(report.errors).toMatchObject([{ status: 'OUTPUT_LOST', count: 3, retryable: false }]);
    expect(await collectRun(folder, context)).toEqual(report);
  });
});

test('a job that failed as a whole fails its requests, with the words of the service', async () => {
  const change = jobEndingAs('FAILED', { code: 13, message: 'Internal error' });
  const { context } = emulatedService(async ({ href }, arrive) => await change({ url: href }, await arrive()));
  const folder = await startSimpleRun(3, context);
  expect(await resumeRun(folder, context)).toMatchObject({
    verdict: 'fail',
    run: { jobs: [{ state: 'FAILED' }] },
    requests: { total: 3, failed: 3, missing: 3 },
    errors: [{ status: 'JOB_FAILED', message: 'Internal error', count: 3, retryable: false }],
  });
});

test('a cancelled run is inconclusive, for nobody can say how it would have ended', async () => {
  const { context } = emulatedService();
  const folder = await startSimpleRun(3, context);
  const [shard] = (await submitRun(folder, context)).shards;
  await context.client.cancelBatch(shard?.job ?? '');
  const report = await resumeRun(folder, context);
  expect(report.run.jobs[0]?.state).toBe('CANCELLED');
  expect(report.errors).toMatchObject([{ status: 'JOB_CANCELLED', count: 3, retryable: false }]);
  expect((await openRun(folder, { files: nodeFiles })).shards[0]?.error).toBe('The operation was cancelled.');
  expect(report.verdict).toBe('inconclusive');
});
