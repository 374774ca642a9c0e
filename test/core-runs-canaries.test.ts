import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  type Report,
  type RunEvent,
  resumeRun,
  runPaths,
  type StartOptions,
  startRun,
} from '../packages/core/src/index.ts';
import { faultRules } from '../packages/emulator/src/index.ts';
import { startOptions, writeLines } from './support/emulated-run.ts';
import { type EmulatedService, emulatedService } from './support/emulated-service.ts';
import { serviceWithFaults } from './support/faulty-answers.ts';
import { errorLine } from './support/faulty-downloads.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';
import { readJsonLines } from './support/run-folder.ts';

useOwnWorkingFolder();

const source = { kind: 'generator', type: 'simple', count: 5, seed: 1 } as const;

async function runWith(
  { context }: Pick<EmulatedService, 'context'>,
  more: Omit<StartOptions, 'suite'>,
): Promise<{ folder: string; report: Report }> {
  const folder = await startRun(startOptions({ source }, more), context);
  return { folder, report: await resumeRun(folder, context) };
}

const isCanary = ({ key }: { readonly key?: unknown }) => String(key).startsWith('gbt-canary/');

describe('canaries', () => {
  test('go into every job, and are matched where each answer belongs to its key', async () => {
    const { folder, report } = await runWith(emulatedService(), { canaries: 3, requestsPerJob: 2 });
    expect(report).toMatchObject({
      requests: { total: 5, succeeded: 5, missing: 0 },
      integrity: { canaries: { sent: 9, matched: 9 }, unexpected: 0, duplicated: 0, malformed: 0, modelMismatch: 0 },
    });
    expect(report.run.jobs.map(({ requests }) => requests)).toEqual([2, 2, 1]);
    const { input, output, requests } = runPaths(folder);
    for (const [shard, count] of [
      [1, 5],
      [2, 5],
      [3, 4],
    ] as const) {
      expect((await readJsonLines(input(shard, 1))).filter(isCanary)).toHaveLength(3);
      expect(await readJsonLines(output(shard, 1))).toHaveLength(count);
    }
    expect((await readJsonLines(requests)).some(isCanary)).toBe(false);
  });

  test('stand among the requests, at even distances', async () => {
    const { folder } = await runWith(emulatedService(), { canaries: 2 });
    const sent = await readJsonLines(runPaths(folder).input(1, 1));
    expect(sent.map(isCanary)).toEqual([false, true, false, false, true, false, false]);
  });

  test('change nothing but themselves and the cost', async () => {
    const [without, added] = [await runWith(emulatedService(), {}), await runWith(emulatedService(), { canaries: 2 })];
    const { run: _run, cost, durations: _durations, ...figures } = added.report;
    const { run: _otherRun, cost: otherCost, durations: _otherDurations, ...otherFigures } = without.report;
    expect(figures).toEqual({
      ...otherFigures,
      integrity: { ...otherFigures.integrity, canaries: { sent: 2, matched: 2 } },
    });
    expect(otherFigures.integrity.canaries).toBeNull();
    expect(cost?.batch).toBeGreaterThan(otherCost?.batch ?? Number.NaN);
    expect(cost?.standard).toBeCloseTo((cost?.batch ?? 0) * 2, 9);
    const results = async (folder: string) =>
      (await readJsonLines(runPaths(folder).results)).map(({ line: _line, ...result }) => result);
    expect(await results(added.folder)).toEqual(await results(without.folder));
    expect(await readFile(runPaths(added.folder).failed, 'utf8')).toBe('');
  });

  test('go with requests that are sent inline', async () => {
    const { report } = await runWith(emulatedService(), { canaries: 2, inline: true });
    expect(report).toMatchObject({
      requests: { total: 5, succeeded: 5 },
      integrity: { canaries: { sent: 2, matched: 2 }, unexpected: 0, malformed: 0 },
    });
  });

  test('do not make more answers than there are requests while the service counts all', async () => {
    const { connect } = emulatedService(async ({ pathname }, arrive) => {
      const answer = await arrive();
      if (!/\/batches\/[a-z0-9]+$/.test(pathname)) return answer;
      const job = await answer.json();
      job.metadata.batchStats = { requestCount: '8', successfulRequestCount: '8' };
      return Response.json(job);
    });
    const progress: RunEvent[] = [];
    const onEvent = (event: RunEvent) => event.kind === 'progress' && progress.push(event);
    await runWith({ context: connect({ onEvent }) }, { canaries: 3 });
    expect(progress[0]).toMatchObject({ requests: 5, answered: 5 });
  });

  test('tell that answers came under the keys of others', async () => {
    const answers: Record<string, unknown>[] = [];
    const { report } = await runWith(
      serviceWithFaults((line, _attempt, index) => {
        // Each line has the answer of the line before it.
        answers[index] = line.response;
        return { ...line, response: answers[index - 1] ?? line.response };
      }),
      { canaries: 2 },
    );
    expect(report).toMatchObject({
      requests: { total: 5, succeeded: 5 },
      integrity: { canaries: { sent: 2, matched: 0 }, unexpected: 0 },
    });
  });

  test('notice answers that the service gave the key of their neighbour', async () => {
    // Of 25 lines the 1st, 5th, 9th and so on are swapped with the next; every fifth is no canary.
    const faults = await faultRules(['swapped-keys']);
    const { report } = await runWith(emulatedService(undefined, { faults }), { canaries: 20 });
    expect(report.requests).toMatchObject({ total: 5, succeeded: 5 });
    expect(report.integrity).toMatchObject({ canaries: { sent: 20, matched: 10 }, unexpected: 0, duplicated: 0 });
  });

  test('that fail, are lost, or come twice are not matched, and no request is missing for it', async () => {
    const { folder, report } = await runWith(
      serviceWithFaults((line) => {
        if (line.key.endsWith('/1/1/1')) return null;
        return line.key.endsWith('/1/1/2') ? errorLine(line.key, 14) : line;
      }),
      { canaries: 3, maxAttempts: 2 },
    );
    expect(report).toMatchObject({
      requests: { total: 5, succeeded: 5, failed: 0, missing: 0 },
      errors: [],
      integrity: { canaries: { sent: 3, matched: 1 }, missing: 0 },
      run: { jobs: [{ attempt: 1, requests: 5 }] },
    });
    expect(await readFile(runPaths(folder).failed, 'utf8')).toBe('');
  });

  test('have no recorded answer where answers are replayed, so that none is matched', async () => {
    const keys = [1, 2, 3, 4, 5].map((number) => `simple-request-${number}`);
    const answers = await writeLines(
      'answers.jsonl',
      keys.map((key) => ({ key, text: 'recorded' })),
    );
    const { report } = await runWith(emulatedService(undefined, { answers }), { canaries: 2 });
    expect(report).toMatchObject({
      requests: { total: 5, succeeded: 5 },
      errors: [],
      integrity: { canaries: { sent: 2, matched: 0 }, missing: 0 },
    });
  });

  test('are new in every attempt', async () => {
    const { folder, report } = await runWith(
      serviceWithFaults((line, attempt) => (line.key.endsWith('-3') && attempt === 1 ? errorLine(line.key, 14) : line)),
      { canaries: 2, maxAttempts: 3 },
    );
    expect(report).toMatchObject({
      requests: { total: 5, succeeded: 5 },
      integrity: { canaries: { sent: 4, matched: 4 }, unexpected: 0, duplicated: 0 },
      run: {
        jobs: [
          { attempt: 1, requests: 5 },
          { attempt: 2, requests: 1 },
        ],
      },
    });
    const { input } = runPaths(folder);
    const keys = (await Promise.all([1, 2].map((attempt) => readJsonLines(input(1, attempt))))).flat();
    expect(new Set(keys.filter(isCanary).map(({ key }) => key)).size).toBe(4);
  });

  test('count in the estimate that is held against the cost limit', async () => {
    const { context } = emulatedService();
    const suite = { source, gates: { maxCostUsd: 0.01 } };
    await expect(startRun(startOptions(suite), context)).resolves.toBeTypeOf('string');
    await expect(startRun(startOptions(suite, { canaries: 20 }), context)).rejects.toMatchObject({
      code: 'over-budget',
    });
  });

  test('a run that was begun before there were any has none', async () => {
    const { context } = emulatedService();
    const folder = await startRun(startOptions({ source }), context);
    const { record } = runPaths(folder);
    const { options, ...rest } = JSON.parse(await readFile(record, 'utf8'));
    expect(options.canaries).toBe(0);
    await writeFile(record, JSON.stringify({ ...rest, options: { gates: options.gates } }));
    expect((await resumeRun(folder, context)).integrity.canaries).toBeNull();
  });

  test.each([-1, 1.5, Number.NaN])('startRun: %d is no number of canaries', async (canaries) => {
    await expect(startRun(startOptions({ source }, { canaries }), emulatedService().context)).rejects.toBeInstanceOf(
      RangeError,
    );
  });
});
