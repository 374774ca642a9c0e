import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  collectRun,
  nodeFiles,
  type RunContext,
  readResults,
  resumeRun,
  runPaths,
  type StartOptions,
  startRun,
  submitRun,
  watchRun,
} from '../packages/core/src/index.ts';
import { startOptions, writeLines } from './support/emulated-run.ts';
import { emulatedService } from './support/emulated-service.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';

useOwnWorkingFolder();

/** The service in memory, and what happens to a run on it. */
function emulated(answers?: string): RunContext & { readonly events: string[] } {
  const events: string[] = [];
  const { connect } = emulatedService(undefined, answers === undefined ? {} : { answers });
  const onEvent: RunContext['onEvent'] = ({ kind }) => kind !== 'progress' && events.push(kind);
  return { ...connect({ apiKey: 'secret-key', onEvent }), events };
}

function options(source: StartOptions['suite']['source']): StartOptions {
  const git = { repository: 'org/repo', sha: 'abc', ref: 'refs/heads/main', pullRequest: 7 };
  return startOptions({ name: 'smoke', source }, { git });
}

const generated = options({ kind: 'generator', type: 'mixed', count: 5, seed: 1 });
const fromFile = (file: string) => options({ kind: 'requests', file });

async function jsonLines(path: string): Promise<Record<string, unknown>[]> {
  return (await readFile(path, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** Four requests, and answers of which one is an error and one blocked; the fourth has none. */
async function writeMixedInput(): Promise<void> {
  const request = { contents: [{ parts: [{ text: 'Hi' }] }] };
  const inputs = [
    { key: 'good-request-1', request, checks: [{ contains: 'hello' }] },
    { key: 'wrong-request-2', request, type: 'own', checks: [{ contains: 'absent' }] },
    { key: 'error', request },
    { key: 'blocked', request },
  ];
  const answers = [
    { key: 'good-request-1', text: 'hello' },
    { key: 'wrong-request-2', text: 'bye' },
    { key: 'error', error: { code: 14, message: 'The model is overloaded.' } },
    { key: 'blocked', response: { promptFeedback: { blockReason: 'SAFETY' } } },
  ];
  await writeLines('input.jsonl', inputs);
  await writeLines('answers.jsonl', answers);
}

test('startRun writes down what the run is, and sends nothing', async () => {
  const context = emulated();
  const folder = await startRun(generated, context);
  expect(folder).toMatch(/^output.runs.20261123-120000-[0-9a-f]{4}$/);
  expect((await readdir(folder)).sort()).toEqual(['requests.jsonl', 'run.json']);
  expect(JSON.parse(await readFile(runPaths(folder).record, 'utf8'))).toMatchObject({
    schemaVersion: 1,
    id: folder.slice(-20),
    tool: { name: 'gemini-batch-test' },
    createdAt: '2026-11-23T12:00:00.000Z',
    backend: 'gemini',
    emulated: true,
    baseUrl: 'http://e.test',
    model: 'gemini-3.5-flash-lite',
    suite: 'smoke',
    generated: { type: 'mixed', count: 5 },
    git: { repository: 'org/repo', sha: 'abc', pullRequest: 7 },
    requestsKnown: true,
    shards: [{ shard: 1, requests: 5 }],
  });
  for await (const job of context.client.listBatches()) expect(job).toBeUndefined();
});

test('resumeRun takes a run to its report, step by step on the disk', async () => {
  const context = emulated();
  const folder = await startRun(generated, context);
  const report = await resumeRun(folder, context);
  const { record, requests, journal, results, failed, report: reportFile, input, output } = runPaths(folder);
  expect((await jsonLines(journal)).map(({ type, state }) => state ?? type)).toEqual([
    'uploaded',
    'intent',
    'created',
    'PENDING',
    'RUNNING',
    'SUCCEEDED',
    'downloaded',
  ]);
  const keys = (await jsonLines(requests)).map(({ key }) => key);
  expect(keys).toHaveLength(5);
  for (const file of [results, input(1, 1), output(1, 1)]) {
    expect((await jsonLines(file)).map(({ key }) => key)).toEqual(keys);
  }
  expect(await readFile(failed, 'utf8')).toBe('');
  expect(JSON.parse(await readFile(reportFile, 'utf8'))).toEqual(report);
  expect(report).toMatchObject({
    verdict: 'pass',
    run: { id: record.split(/[\\/]/).at(-2), emulated: true, jobs: [{ state: 'SUCCEEDED', requests: 5 }] },
    requests: { total: 5, succeeded: 5, failed: 0 },
    integrity: { missing: 0, duplicated: 0, unexpected: 0, malformed: 0 },
  });
  const { queuedSeconds, runningSeconds, totalSeconds } = report.durations;
  expect((queuedSeconds ?? 0) + (runningSeconds ?? 0)).toBeCloseTo(totalSeconds ?? -1, 3);
  expect(context.events).toEqual(['planned', 'uploading', 'created', 'state', 'state', 'state', 'downloading']);
});

test('the key of a run is in none of its files', async () => {
  const context = emulated();
  const folder = await startRun(generated, context);
  await resumeRun(folder, context);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(7);
  for (const { parentPath, name } of files) {
    expect(await readFile(join(parentPath, name), 'utf8')).not.toContain('secret-key');
  }
});

describe('submitRun, watchRun and collectRun', () => {
  test('make the same report as resumeRun', async () => {
    const [whole, stepped] = [emulated(), emulated()];
    const report = await resumeRun(await startRun(generated, whole), whole);
    const folder = await startRun(generated, stepped);
    const submitted = await submitRun(folder, stepped);
    expect(submitted.shards[0]?.job).toMatch(/^batches\//);
    const watched = await watchRun(folder, stepped);
    expect(watched.shards[0]).toMatchObject({ ended: true, hasOutput: true, downloaded: false });
    const collected = await collectRun(folder, stepped);
    const { run: _run, durations: _durations, ...figures } = report;
    expect(collected).toMatchObject(figures);
  });

  test('may each be called again: nothing is sent or fetched twice', async () => {
    const context = emulated();
    const folder = await startRun(generated, context);
    const report = await resumeRun(folder, context);
    const journal = await readFile(runPaths(folder).journal, 'utf8');
    await submitRun(folder, context);
    await watchRun(folder, context);
    expect(await collectRun(folder, context)).toMatchObject({ requests: report.requests });
    expect(await readFile(runPaths(folder).journal, 'utf8')).toBe(journal);
    const jobs: string[] = [];
    for await (const { name } of context.client.listBatches()) jobs.push(name);
    expect(jobs).toHaveLength(1);
  });

  test('collectRun refuses what is not there yet', async () => {
    const context = emulated();
    const folder = await startRun(generated, context);
    await expect(collectRun(folder, context)).rejects.toMatchObject({ code: 'run-not-submitted' });
    await submitRun(folder, context);
    await expect(collectRun(folder, context)).rejects.toMatchObject({ code: 'job-not-finished' });
  });

  test('collectRun sees for itself that a job has ended', async () => {
    const context = emulated();
    const folder = await startRun(generated, context);
    await submitRun(folder, context);
    await context.clock?.sleep(3_600_000);
    expect((await collectRun(folder, context)).requests.succeeded).toBe(5);
  });
});

describe('a run of which some requests fail', () => {
  test('says of each what became of it', async () => {
    await writeMixedInput();
    const context = emulated('answers.jsonl');
    const folder = await startRun(fromFile('input.jsonl'), context);
    const report = await resumeRun(folder, context);
    expect(report).toMatchObject({
      verdict: 'fail',
      requests: { total: 4, succeeded: 2, failed: 2, missing: 0, successRate: 0.5 },
      checks: { total: 2, passed: 1, failed: 1 },
      errors: [
        { status: 'UNAVAILABLE', code: 14, retryable: true, keys: ['error'] },
        { status: 'SAFETY', keys: ['blocked'] },
      ],
    });
    expect(report.byType.map(({ type, total }) => [type, total])).toEqual([
      ['good', 1],
      ['own', 1],
      ['custom', 2],
    ]);
    const told: unknown[] = [];
    for await (const { key, outcome, reason, line } of readResults(runPaths(folder).results, nodeFiles)) {
      told.push([key, outcome, reason, line]);
    }
    expect(told).toEqual([
      ['good-request-1', 'succeeded', 'STOP', 1],
      ['wrong-request-2', 'succeeded', 'STOP', 2],
      ['error', 'failed', 'UNAVAILABLE', 3],
      ['blocked', 'failed', 'SAFETY', 4],
    ]);
  });

  test('its failed.jsonl is the input of another run', async () => {
    await writeMixedInput();
    const first = emulated('answers.jsonl');
    const { failed } = runPaths(await startRun(fromFile('input.jsonl'), first));
    await resumeRun(join(failed, '..'), first);
    const second = emulated();
    const folder = await startRun(fromFile(failed), second);
    expect(await resumeRun(folder, second)).toMatchObject({ requests: { total: 2, succeeded: 2 } });
    const again = await jsonLines(runPaths(folder).requests);
    expect(again).toEqual((await jsonLines(failed)).map((fields, index) => ({ ...fields, sourceLine: index + 1 })));
    expect(again.map(({ key }) => key)).toEqual(['error', 'blocked']);
  });
});
