import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  collectRun,
  type RunEvent,
  resumeRun,
  runPaths,
  startRun,
  submitRun,
  watchRun,
} from '../packages/core/src/index.ts';
import { startOptions } from './support/emulated-run.ts';
import { emulatedService, type OnTheWay } from './support/emulated-service.ts';
import {
  countedAttempts,
  serviceWithFaults,
  shardsAndAttempts,
  startSixRequests,
  variousFaults,
} from './support/faulty-answers.ts';
import { errorLine, type Fault } from './support/faulty-downloads.ts';
import { jobEndingAs } from './support/job-ending-as.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';
import { readJsonLines } from './support/run-folder.ts';

useOwnWorkingFolder();

test('resumeRun sends again what failed for a reason that may go away, and nothing else; the last success counts', async () => {
  const service = serviceWithFaults(variousFaults);
  const events: RunEvent[] = [];
  const folder = await startSixRequests(service);
  const report = await resumeRun(folder, service.connect({ onEvent: (event) => events.push(event) }));
  expect(report.requests).toMatchObject({ total: 6, succeeded: 4, failed: 2, missing: 0 });
  expect(await countedAttempts(folder)).toEqual({
    a: [1, 'STOP'],
    b: [2, 'STOP'],
    c: [2, 'STOP'],
    d: [2, 'STOP'],
    e: [1, 'INVALID_ARGUMENT'],
    f: [1, 'SAFETY'],
  });
  expect(report.run.jobs).toMatchObject([
    { state: 'SUCCEEDED', shard: 1, attempt: 1, requests: 6 },
    { state: 'SUCCEEDED', shard: 1, attempt: 2, requests: 3 },
  ]);
  expect(report.errors.map(({ status }) => status)).toEqual(['INVALID_ARGUMENT', 'SAFETY']);
  expect(events.filter(({ kind }) => kind === 'attempt')).toEqual([{ kind: 'attempt', attempt: 2, requests: 3 }]);
  expect(await shardsAndAttempts(service)).toEqual(['0001/1', '0001/2']);
  const { journal, input, failed } = runPaths(folder);
  expect((await readJsonLines(input(1, 2))).map(({ key }) => key)).toEqual(['b', 'c', 'd']);
  expect((await readJsonLines(failed)).map(({ key }) => key)).toEqual(['e', 'f']);
  const steps = (await readJsonLines(journal)).map(({ attempt, type, state }) => `${attempt} ${state ?? type}`);
  expect(steps).toEqual([
    ...['uploaded', 'intent', 'created', 'PENDING', 'RUNNING', 'SUCCEEDED', 'downloaded'].map((step) => `1 ${step}`),
    '2 planned',
    ...['uploaded', 'intent', 'created', 'PENDING', 'RUNNING', 'SUCCEEDED', 'downloaded'].map((step) => `2 ${step}`),
  ]);
});

test.each<[string, Fault, string]>([
  ['4, the deadline', ({ key }) => errorLine(key, 4), 'DEADLINE_EXCEEDED'],
  ['8, exhausted', ({ key }) => errorLine(key, 8), 'RESOURCE_EXHAUSTED'],
  ['13, internal', ({ key }) => errorLine(key, 13), 'INTERNAL'],
  ['14, unavailable', ({ key }) => errorLine(key, 14), 'UNAVAILABLE'],
  ['no line', ({ key }) => (key === 'a' ? errorLine(key, 14) : null), 'MISSING'],
  ['a line without its key', ({ key, response }) => (key === 'a' ? errorLine(key, 14) : { response }), 'MISSING'],
])(
  'a request that fails with %s each time is sent as often as is allowed; then its last failure stands',
  async (_what, fault, reason) => {
    const service = serviceWithFaults(fault);
    const folder = await startSixRequests(service, { maxAttempts: 3 });
    const report = await resumeRun(folder, service.context);
    expect(report.requests).toMatchObject({ total: 6, succeeded: 0, failed: 6 });
    expect((await countedAttempts(folder)).f?.[1]).toBe(reason);
    expect(await shardsAndAttempts(service)).toEqual(['0001/1', '0001/2', '0001/3']);
    expect(await resumeRun(folder, service.context)).toMatchObject({ requests: report.requests });
    expect(await shardsAndAttempts(service)).toHaveLength(3);
  },
);

test.each<[string, Fault]>([
  ['has no line', () => null],
  ['has a line without a key', ({ response }) => ({ response })],
])('an output of a second attempt that %s is one: its only request is missing', async (_what, fault) => {
  const service = serviceWithFaults((line, attempt, index) =>
    line.key !== 'b' ? line : attempt === 1 ? null : fault(line, attempt, index),
  );
  const folder = await startSixRequests(service);
  expect((await resumeRun(folder, service.context)).requests).toMatchObject({ succeeded: 5, missing: 1 });
  expect((await countedAttempts(folder)).b).toEqual([null, 'MISSING']);
  expect(await shardsAndAttempts(service)).toEqual(['0001/1', '0001/2']);
});

test('a page of a proxy is not taken for the output of a second attempt', async () => {
  let proxy = true;
  const service = serviceWithFaults((line, attempt) =>
    line.key !== 'b' ? line : attempt === 1 ? null : proxy ? '<html>Please log in</html>' : line,
  );
  const folder = await startSixRequests(service);
  await expect(resumeRun(folder, service.context)).rejects.toMatchObject({ code: 'answer-unexpected' });
  proxy = false;
  expect((await resumeRun(folder, service.context)).requests.succeeded).toBe(6);
});

const answerOf = (text: string, finishReason = 'STOP') => ({
  candidates: [{ content: { parts: [{ text }] }, finishReason }],
});

test.each<[string, Fault]>([
  ['2, unknown', ({ key }) => errorLine(key, 2)],
  ['3, invalid', ({ key }) => errorLine(key, 3)],
  ['5, not found', ({ key }) => errorLine(key, 5)],
  ['7, forbidden', ({ key }) => errorLine(key, 7)],
  ['a blocked prompt', ({ key }) => ({ key, response: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } } })],
  ['a refusal for safety', ({ key }) => ({ key, response: answerOf('no', 'SAFETY') })],
  ['a recitation', ({ key }) => ({ key, response: answerOf('no', 'RECITATION') })],
  ['an empty answer', ({ key }) => ({ key, response: answerOf('') })],
  ['nothing said before it was cut off', ({ key }) => ({ key, response: answerOf('', 'MAX_TOKENS') })],
])('a request that fails with %s is not sent again', async (_what, fault) => {
  const service = serviceWithFaults(fault);
  const folder = await startSixRequests(service);
  expect((await resumeRun(folder, service.context)).requests.failed).toBe(6);
  expect(await shardsAndAttempts(service)).toEqual(['0001/1']);
});

test('a request with two answers that differ is not sent again', async () => {
  const texts = ['one', 'two'];
  const service = serviceWithFaults(({ key }) => ({
    key: key < 'c' ? 'a' : key,
    response: answerOf(texts.shift() ?? key),
  }));
  const folder = await startSixRequests(service, { maxAttempts: 1 });
  expect((await resumeRun(folder, service.context)).integrity).toMatchObject({ ambiguous: 1, missing: 1 });
  const again = serviceWithFaults(({ key }, attempt) =>
    key === 'b' && attempt === 1 ? { key: 'a', response: answerOf('two') } : { key, response: answerOf('one') },
  );
  const other = await startSixRequests(again);
  const report = await resumeRun(other, again.context);
  expect((await readJsonLines(runPaths(other).input(1, 2))).map(({ key }) => key)).toEqual(['b']);
  expect(report).toMatchObject({ requests: { succeeded: 5 }, integrity: { ambiguous: 1, missing: 0 } });
});

test('one attempt is all there is when nothing else is said', async () => {
  const service = serviceWithFaults(({ key }) => errorLine(key, 14));
  await startSixRequests(service);
  const folder = await startRun(startOptions(), service.context);
  expect((await resumeRun(folder, service.context)).requests.failed).toBe(6);
  expect(await shardsAndAttempts(service)).toEqual(['0001/1']);
});

test.each([0, 1.5, Number.NaN])('startRun: %d is no number of attempts', async (maxAttempts) => {
  const service = serviceWithFaults((line) => line);
  await expect(startSixRequests(service, { maxAttempts })).rejects.toBeInstanceOf(RangeError);
});

const isJob = ({ pathname }: URL) => /\/batches\/[a-z0-9]+$/.test(pathname);
const notFound = () => Response.json({ error: { code: 404, message: 'gone' } }, { status: 404 });

const endingAs =
  (state: 'FAILED' | 'EXPIRED' | 'CANCELLED'): OnTheWay =>
  async ({ href }, arrive) =>
    await jobEndingAs(state)({ url: href }, await arrive());

test.each<[string, OnTheWay]>([
  ['FAILED', endingAs('FAILED')],
  ['EXPIRED', endingAs('EXPIRED')],
  ['CANCELLED', endingAs('CANCELLED')],
  ['lost', (url, arrive) => (isJob(url) ? notFound() : arrive())],
  ['without its output', (url, arrive) => (url.pathname.endsWith(':download') ? notFound() : arrive())],
])('of a job that is %s nothing is sent again, not even what has an error that may go away', async (_what, end) => {
  const service = emulatedService(async (url, arrive, request) => {
    const answer = await end(url, arrive, request);
    if (!answer.ok || !url.pathname.endsWith(':download')) return answer;
    return new Response(['a', 'b', 'c'].map((key) => `${JSON.stringify(errorLine(key, 14))}\n`).join(''));
  });
  const folder = await startSixRequests(service);
  expect((await resumeRun(folder, service.context)).requests.failed).toBe(6);
  expect(await shardsAndAttempts(service)).toEqual(['0001/1']);
});

/** Cuts a run that was not submitted yet into shards of so many requests. */
async function cutIntoShards(folder: string, sizes: readonly number[]): Promise<void> {
  const { record } = runPaths(folder);
  const shards = sizes.map((requests, index) => ({ shard: index + 1, requests, sizeBytes: 1 }));
  await writeFile(record, JSON.stringify({ ...JSON.parse(await readFile(record, 'utf8')), shards }));
}

test('each shard has attempts of its own', async () => {
  const service = serviceWithFaults((line, attempt) =>
    line.key > 'c' && attempt === 1 ? errorLine(line.key, 14) : line,
  );
  const folder = await startSixRequests(service);
  const { input } = runPaths(folder);
  await cutIntoShards(folder, [2, 2, 2]);
  expect((await resumeRun(folder, service.context)).requests).toMatchObject({ total: 6, succeeded: 6 });
  expect(await shardsAndAttempts(service)).toEqual(['0001/1', '0002/1', '0002/2', '0003/1', '0003/2']);
  expect((await readJsonLines(input(2, 2))).map(({ key }) => key)).toEqual(['d']);
  expect((await readJsonLines(input(3, 2))).map(({ key }) => key)).toEqual(['e', 'f']);
});

test('whoever cancels one job of a run wants no more of it to be sent', async () => {
  const service = serviceWithFaults(({ key }) => errorLine(key, 14));
  const folder = await startSixRequests(service);
  await cutIntoShards(folder, [3, 3]);
  const { shards } = await submitRun(folder, service.context);
  await service.context.client.cancelBatch(shards[1]?.job ?? '');
  const report = await resumeRun(folder, service.context);
  expect(report.run.jobs.map(({ state }) => state)).toEqual(['SUCCEEDED', 'CANCELLED']);
  expect(await shardsAndAttempts(service)).toEqual(['0001/1', '0002/1']);
});

describe('only resumeRun sends again', () => {
  test('submitRun, watchRun and collectRun make the report of what there is', async () => {
    const service = serviceWithFaults(variousFaults);
    const folder = await startSixRequests(service);
    await submitRun(folder, service.context);
    await watchRun(folder, service.context);
    expect((await collectRun(folder, service.context)).requests).toMatchObject({ succeeded: 1, failed: 5 });
    expect(await shardsAndAttempts(service)).toEqual(['0001/1']);
    expect((await resumeRun(folder, service.context)).requests).toMatchObject({ succeeded: 4, failed: 2 });
    expect((await collectRun(folder, service.context)).requests).toMatchObject({ succeeded: 4, failed: 2 });
    expect(await shardsAndAttempts(service)).toEqual(['0001/1', '0001/2']);
  });

  test('an attempt that is planned and not sent, or not ended, is told as that', async () => {
    const service = serviceWithFaults(variousFaults);
    const folder = await startSixRequests(service);
    const interruption = new AbortController();
    const onEvent = ({ kind }: RunEvent) => kind === 'attempt' && interruption.abort();
    const interrupted = resumeRun(folder, service.connect({ signal: interruption.signal, onEvent }));
    await expect(interrupted).rejects.toMatchObject({ name: 'AbortError' });
    await expect(collectRun(folder, service.context)).rejects.toMatchObject({ code: 'run-not-submitted' });
    await submitRun(folder, service.context);
    await expect(collectRun(folder, service.context)).rejects.toMatchObject({ code: 'job-not-finished' });
    expect((await resumeRun(folder, service.context)).requests.succeeded).toBe(4);
    expect(await shardsAndAttempts(service)).toEqual(['0001/1', '0001/2']);
  });
});

test('two processes that resume one run make one job per attempt', async () => {
  const service = serviceWithFaults(variousFaults);
  const folder = await startSixRequests(service);
  await Promise.allSettled([resumeRun(folder, service.context), resumeRun(folder, service.context)]);
  expect((await resumeRun(folder, service.context)).requests.succeeded).toBe(4);
  expect(await shardsAndAttempts(service)).toEqual(['0001/1', '0001/2']);
});
