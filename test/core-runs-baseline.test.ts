import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  collectRun,
  compareRuns,
  type Files,
  GeminiBatchError,
  nodeFiles,
  openRun,
  type Report,
  type RunContext,
  resumeRun,
  retryRun,
  type StartOptions,
  startRun,
} from '../packages/core/src/index.ts';
import { startOptions, writeLines } from './support/emulated-run.ts';
import { emulatedService } from './support/emulated-service.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';

useOwnWorkingFolder();

const rows = Array.from({ length: 8 }, (_, index) => ({
  id: `q${index}`,
  question: `${index} + 1?`,
  answer: index + 1,
}));

/** A suite of eight rows whose answers are right up to `right`. */
async function service(right: number) {
  await writeLines('rows.jsonl', rows);
  const texts = rows.map(({ id, answer }, index) => ({ id, text: `A: ${index < right ? answer : 99}` }));
  const answers = await writeLines(`answers-${right}.jsonl`, texts);
  return emulatedService(undefined, { answers });
}

const template = {
  key: '{{id}}',
  prompt: '{{question}}',
  type: 'sum',
  request: {},
  checks: [{ number: '{{answer}}' }],
};

const options = (suite: Partial<StartOptions['suite']> = {}, more: Omit<StartOptions, 'suite'> = {}): StartOptions =>
  startOptions({ source: { kind: 'dataset', file: 'rows.jsonl', template }, ...suite }, more);

/** A run in which so many answers are right. */
async function runWith(
  right: number,
  given?: StartOptions,
): Promise<{ folder: string; report: Report; context: RunContext }> {
  const { context } = await service(right);
  const folder = await startRun(given ?? options(), context);
  return { folder, report: await resumeRun(folder, context), context };
}

describe('a run with a baseline', () => {
  test('says what changed, and its gates judge that', async () => {
    const base = await runWith(8);
    const gates = { maxRegressions: 5, noRegression: true };
    const { report } = await runWith(2, options({ gates }, { baseline: base.folder }));
    expect(report.comparison).toMatchObject({
      baselineRunId: base.report.run.id,
      problem: null,
      paired: 8,
      basis: 'checks',
      passRateDelta: -0.75,
      regressions: ['q2', 'q3', 'q4', 'q5', 'q6', 'q7'],
      improvementCount: 0,
      byType: [{ type: 'sum', paired: 8, passRateDelta: -0.75, regressions: 6, improvements: 0 }],
      pValue: 0.03125,
      verdict: 'worse',
      baseline: { emulated: true, model: 'gemini-3.5-flash-lite', checks: { passed: 8 } },
    });
    expect(report.verdict).toBe('fail');
    expect(report.gates).toMatchObject([
      { name: 'minSuccessRate', verdict: 'pass' },
      { name: 'maxRegressions', threshold: 5, actual: 6, verdict: 'fail' },
      { name: 'noRegression', threshold: 0.05, actual: 0.03125, verdict: 'fail' },
    ]);
  });

  test.each([
    ['its folder', (folder: string) => folder],
    ['its id', (folder: string) => folder.split('/').at(-1) ?? ''],
    ['its results', (folder: string) => join(folder, 'results.jsonl')],
    ['one of its jobs', async (folder: string) => (await openRun(folder, { files: nodeFiles })).shards[0]?.job ?? ''],
  ])('finds it by %s', async (_, nameOf) => {
    const base = await runWith(8);
    const { report } = await runWith(8, options({}, { baseline: await nameOf(base.folder) }));
    expect(report.comparison).toMatchObject({ baselineRunId: base.report.run.id, paired: 8, verdict: 'within-noise' });
  });

  test('takes the one of the suite, unless another is named', async () => {
    const base = await runWith(8);
    const { report } = await runWith(8, options({ baseline: base.folder }));
    expect(report.comparison?.baselineRunId).toBe(base.report.run.id);
    const other = await runWith(8, options({ baseline: 'nowhere' }, { baseline: base.folder }));
    expect(other.report.comparison?.baselineRunId).toBe(base.report.run.id);
  });

  test('compares with results that stand alone, whose model the answers tell', async () => {
    const base = await runWith(8);
    await rename(join(base.folder, 'results.jsonl'), 'kept.jsonl');
    const { report } = await runWith(8, options({}, { baseline: 'kept.jsonl' }));
    expect(report.comparison).toMatchObject({
      baselineRunId: 'kept.jsonl',
      paired: 8,
      baseline: { emulated: null, model: 'gemini-3.5-flash-lite' },
    });
    expect(report.comparison?.baseline.costUsd).toBeGreaterThan(0);
  });

  test('that is named for one report only is not kept, and may be the run itself', async () => {
    const { folder, context } = await runWith(3);
    const again = await collectRun(folder, { ...context, baseline: folder });
    expect(again.comparison).toMatchObject({ paired: 8, pValue: 1, verdict: 'within-noise', regressions: [] });
    expect((await collectRun(folder, context)).comparison).toBeNull();
  });

  test.each([
    ['resumeRun', resumeRun],
    ['collectRun', collectRun],
    ['retryRun', (folder: string, context: RunContext) => retryRun(folder, {}, context)],
  ])('is refused by %s when it is not there, before anything is done', async (_, act) => {
    const { folder, context } = await runWith(3);
    const before = await readFile(join(folder, 'journal.jsonl'), 'utf8');
    await expect(act(folder, { ...context, baseline: 'nowhere' })).rejects.toMatchObject({ code: 'run-not-found' });
    expect(await readFile(join(folder, 'journal.jsonl'), 'utf8')).toBe(before);
  });
});

describe('a baseline that cannot be compared with is refused before anything is sent:', () => {
  const line = (more: object = {}) =>
    JSON.stringify({
      ...{ schemaVersion: 1, key: 'a', type: 'x', rowDigest: 'r', outcome: 'succeeded', reason: 'STOP', message: null },
      ...{ checks: [], tokens: null, modelVersion: null, attempt: 1, shard: 1, line: 1, ...more },
    });

  test.each<[string, string | Uint8Array | null, object]>([
    ['one that is not there', null, { code: 'run-not-found', details: { run: 'base.jsonl' } }],
    ['half a line', `${line()}\n${line({ key: 'b' }).slice(0, 40)}`, { code: 'results-broken', details: { line: 2 } }],
    ['another file', '{"key":"a","request":{}}\n', { code: 'results-broken', details: { line: 1, key: null } }],
    [
      'less than no tokens',
      `${line({ tokens: { prompt: 1, cached: 0, candidates: -5, thoughts: 0 } })}\n`,
      { code: 'results-broken', details: { line: 1 } },
    ],
    ['a key twice', `${line()}\n\n${line()}\n`, { code: 'results-broken', details: { line: 3, key: 'a' } }],
    ['a later version', `${line({ schemaVersion: 2 })}\n`, { code: 'results-newer', details: { version: 2 } }],
    ['bytes that are no text', Uint8Array.of(0x7b, 0x0a, 0xff, 0xfe), { code: 'results-broken', details: { line: 2 } }],
  ])('%s', async (_, content, error) => {
    if (content !== null) await writeFile('base.jsonl', content);
    const { context, sent } = await service(8);
    await expect(startRun(options({}, { baseline: 'base.jsonl' }), context)).rejects.toMatchObject(error);
    expect(sent).toEqual([]);
    expect(await nodeFiles.list(join('output', 'runs'))).toEqual([]);
  });

  test('a folder of no run, a run without results, and an unknown job', async () => {
    await mkdir('empty');
    const { context } = await service(8);
    const folder = await startRun(options(), context);
    for (const [baseline, code] of [
      ['empty', 'run-not-found'],
      [folder, 'results-missing'],
      ['batches/unknown', 'run-not-found'],
      ['', 'run-not-found'],
      ['a'.repeat(5_000), 'results-broken'],
      ['a\u0000b', 'results-broken'],
    ] as const) {
      await expect(startRun(options({}, { baseline }), context)).rejects.toMatchObject({ code });
    }
  });

  test('an empty file of results is one with which nothing can be compared', async () => {
    await writeFile('base.jsonl', '');
    const { report } = await runWith(8, options({ gates: { maxRegressions: 0 } }, { baseline: 'base.jsonl' }));
    expect(report).toMatchObject({ verdict: 'inconclusive', comparison: { verdict: 'not-comparable', onlyInRun: 8 } });
  });
});

describe('a baseline that changes while the run goes on loses no report:', () => {
  const gates = { noRegression: true };

  test.each<[string, (folder: string) => Promise<unknown>, object]>([
    ['gone', (folder) => rm(folder, { recursive: true }), { code: 'missing', file: null, line: null }],
    ['without results', (folder) => rm(join(folder, 'results.jsonl')), { code: 'missing', file: null, line: null }],
    [
      'damaged',
      (folder) => writeFile(join(folder, 'results.jsonl'), '{"schemaVersion":1,'),
      { code: 'damaged', file: 'results.jsonl', line: 1 },
    ],
    [
      'without a record that can be read',
      (folder) => writeFile(join(folder, 'run.json'), '{'),
      { code: 'damaged', file: 'run.json', line: null },
    ],
    [
      'newer',
      (folder) => writeFile(join(folder, 'run.json'), '{"schemaVersion":2}'),
      { code: 'newer', file: null, line: null },
    ],
    [
      'another run',
      async (folder) => {
        const other = await runWith(8);
        await rm(folder, { recursive: true });
        await rename(other.folder, folder);
      },
      { code: 'other-run', file: null, line: null },
    ],
  ])('%s', async (_, change, problem) => {
    const base = await runWith(8);
    const { context } = await service(8);
    const folder = await startRun(options({ gates }, { baseline: base.folder }), context);
    await change(base.folder);
    const report = await resumeRun(folder, context);
    expect(report.requests.succeeded).toBe(8);
    expect(report.comparison).toMatchObject({
      baselineRunId: base.report.run.id,
      problem,
      paired: 0,
      onlyInRun: 8,
      verdict: 'not-comparable',
    });
    expect(report.gates[1]).toMatchObject({ name: 'noRegression', actual: null, verdict: 'inconclusive' });
    expect(report.verdict).toBe('inconclusive');
  });

  test('but a run that is told to end while it is read has none yet', async () => {
    const base = await runWith(8);
    const { context } = await service(8);
    const folder = await startRun(options({ gates }, { baseline: base.folder }), context);
    await resumeRun(folder, context);
    const reason = new GeminiBatchError('time-over', { seconds: 1 });
    const isRead = (path: string) => path.endsWith(join(base.folder, 'results.jsonl'));
    const interruption = new AbortController();
    const files: Files = {
      ...nodeFiles,
      read: (path) => {
        if (isRead(path)) interruption.abort(reason);
        return nodeFiles.read(path);
      },
    };
    const interrupted = { ...context, files, signal: interruption.signal };
    await expect(collectRun(folder, interrupted)).rejects.toBe(reason);
  });

  test('moved with this run to another place, it is found by its name', async () => {
    const base = await runWith(8);
    const { context } = await service(8);
    const id = base.report.run.id;
    const folder = await startRun(options({ gates }, { baseline: id }), context);
    const record = await readFile(join(folder, 'run.json'), 'utf8');
    await writeFile(join(folder, 'run.json'), record.replace(/"path": ".*"/, '"path": "/elsewhere/output/runs/x"'));
    expect((await resumeRun(folder, context)).comparison).toMatchObject({
      baselineRunId: id,
      problem: null,
      paired: 8,
    });
  });
});

describe('compareRuns', () => {
  test('shows each run beside the first, whatever their models, at the prices of one day', async () => {
    const base = await runWith(4);
    const better = await runWith(8, options({}, { model: 'gemini-3.1-pro-preview' }));
    const worse = await runWith(0);
    const document = await compareRuns([base.folder, better.folder, worse.folder]);
    expect(document).toMatchObject({
      schemaVersion: 1,
      base: { name: base.folder, model: 'gemini-3.5-flash-lite', results: 8, emulated: true },
      heads: [
        {
          run: { model: 'gemini-3.1-pro-preview', results: 8 },
          comparison: { improvementCount: 4, regressionCount: 0, pricedAt: '2026-11-23' },
        },
        { run: { results: 8 }, comparison: { improvementCount: 0, regressionCount: 4 } },
      ],
    });
    const [first, second] = document.heads;
    expect(first?.comparison.run.costUsd).toBeGreaterThan(first?.comparison.baseline.costUsd ?? Number.NaN);
    expect(second?.comparison.baseline).toEqual(first?.comparison.baseline);
  });

  test('counts keys of one side, and rows that differ', async () => {
    const base = await runWith(8);
    const changed = rows.slice(1).map((row) => (row.id === 'q1' ? { ...row, question: 'Other?' } : row));
    const { context } = await service(8);
    await writeLines('rows.jsonl', [...changed, { id: 'new', question: '?', answer: 1 }]);
    const folder = await startRun(options(), context);
    await resumeRun(folder, context);
    const { heads } = await compareRuns([base.folder, folder]);
    expect(heads[0]?.comparison).toMatchObject({ paired: 6, onlyInBaseline: 1, onlyInRun: 1, rowsDiffer: 1 });
  });

  test('ends when it is told to', async () => {
    const { folder } = await runWith(8);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(compareRuns([folder, folder], { signal })).rejects.toThrow('enough');
  });

  test('of one run or none is a mistake of the caller', async () => {
    await expect(compareRuns([])).rejects.toThrow(RangeError);
    const { folder } = await runWith(8);
    await expect(compareRuns([folder])).rejects.toThrow(RangeError);
  });
});
