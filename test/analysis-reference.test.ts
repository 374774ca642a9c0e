import process from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PriceRates, PriceRow, Report, RunRecord, ShardState } from '../packages/core/src/index.ts';
import { createClient, runPaths } from '../packages/core/src/index.ts';
import { analyzeRun } from '../packages/core/src/runs/analysis/analyze-run.ts';
import { withDefaults } from '../packages/core/src/runs/run-context.ts';
import { memoryFiles } from './support/memory-files.ts';
import { type RandomRun, randomRun } from './support/random-run.ts';
import { referencePrices, referenceReport } from './support/reference-report.ts';

/** `scripts/soak-analysis.ts` asks for more. */
const numRuns = Number(process.env.ANALYSIS_RUNS ?? 150);

const rows: readonly PriceRow[] = Object.entries(referencePrices).map(([model, prices]) => ({
  model,
  validFrom: null,
  validUntil: null,
  ...ratesOf(prices),
  longPrompt: ratesOf(prices.map((price) => 2 * price)),
  source: 'the reference',
  readOn: '2026-11-23',
  note: null,
}));

function ratesOf([
  batchIn = 0,
  batchOut = 0,
  batchCached = 0,
  input = 0,
  output = 0,
  cached = 0,
]: readonly number[]): PriceRates {
  return {
    standard: { inputUsd: input, outputUsd: output, cachedUsd: cached },
    batch: { inputUsd: batchIn, outputUsd: batchOut, cachedUsd: batchCached },
  };
}

/** The run's folder in memory, as it is when all jobs have ended. */
function folderOf({ shards }: RandomRun): Map<string, string> {
  const paths = runPaths('run');
  const line = (key: string, more: object = {}) =>
    JSON.stringify({ key, request: { contents: [{ parts: [{ text: 'Hi' }] }] }, ...more });
  const contents = new Map([
    [paths.prices, JSON.stringify(rows)],
    [paths.requests, shards.flatMap(({ requests }) => requests.map(({ key, ...more }) => line(key, more))).join('\n')],
  ]);
  for (const [index, { attempts }] of shards.entries()) {
    for (const [at, { keys, output }] of attempts.entries()) {
      contents.set(paths.input(index + 1, at + 1), keys.map((key) => line(key)).join('\n'));
      if (output !== null) contents.set(paths.output(index + 1, at + 1), output);
    }
  }
  return contents;
}

function recordOf({ shards, gates }: RandomRun): RunRecord {
  return {
    schemaVersion: 1,
    id: 'run-1',
    origin: 'local',
    tool: { name: 'gemini-batch-test', version: '0' },
    createdAt: '2026-11-23T12:00:00.000Z',
    backend: 'gemini',
    baseUrl: 'https://service.test',
    emulated: false,
    model: 'm-a',
    suite: null,
    suiteDigest: '',
    options: { gates, maxAttempts: 1, concurrency: 1, onStuck: 'wait', inline: false, canaries: 0 },
    generated: null,
    emulator: null,
    git: null,
    baseline: null,
    keyFingerprint: '',
    requestsKnown: true,
    shards: shards.map(({ requests }, index) => ({ shard: index + 1, requests: requests.length, sizeBytes: 1 })),
  };
}

/** First attempts of all shards, then the others, as they were planned. */
function statesOf({ shards }: RandomRun): ShardState[] {
  const states = shards.flatMap(({ attempts }, index) =>
    attempts.map(
      ({ keys, state, output }, at): ShardState => ({
        shard: index + 1,
        attempt: at + 1,
        requests: keys.length,
        file: null,
        openIntent: false,
        job: `batches/${index}-${at}`,
        sentAtMs: 0,
        state: { state, atMs: 0 },
        ended: true,
        hasOutput: output !== null,
        error: null,
        createdAtMs: 0,
        runningAtMs: null,
        endedAtMs: 1,
        downloaded: output !== null,
        lost: null,
        stuck: null,
      }),
    ),
  );
  return states.toSorted((a, b) => a.attempt - b.attempt);
}

async function analyzed(run: RandomRun, chunkBytes: number): Promise<Report> {
  const client = createClient({ apiKey: 'test-key', baseUrl: 'https://service.test' });
  const context = withDefaults({ client, apiKey: 'test-key', files: memoryFiles(folderOf(run), chunkBytes) });
  const open = { folder: 'run', record: recordOf(run), journal: [], shards: statesOf(run), cancelled: false };
  return await analyzeRun(open, context);
}

/** The parts of a report that the reference tells too, in its form, with the dollars apart. */
function figuresOf(report: Report): { figures: object; dollars: readonly (number | null)[] } {
  const { verdict, requests, checks, byType, finishReasons, errors, tokens, cost, integrity, gates } = report;
  const { successInterval: _, ...counts } = requests;
  const { canaries: __, repeated, ...lines } = integrity;
  const kinds = errors.map(({ code, status, message, ...error }) => ({
    id: JSON.stringify([code, status, message]),
    ...error,
  }));
  kinds.sort((a, b) => (a.id < b.id ? -1 : 1));
  const figures = {
    verdict,
    requests: counts,
    checks: checks && { total: checks.total, passed: checks.passed, failed: checks.failed, passRate: checks.passRate },
    byType: byType.map(({ tokens: total, costUsd: __, ...type }) => {
      expect(total).toBe(type.tokensByKind?.total);
      return type;
    }),
    finishReasons: Object.entries(finishReasons).sort(([a], [b]) => (a < b ? -1 : 1)),
    errors: kinds.map(({ id, count }) => [id, count]),
    errorKeys: kinds.map(({ id, keys }) => [id, keys]),
    tokens,
    integrity: { ...lines, repeated: { answers: repeated?.answers, keys: repeated?.keys } },
    gates: gates.map(({ name, verdict: judged }) => [name, judged]),
  };
  return { figures, dollars: dollarsOf({ byType, cost }) };
}

function dollarsOf({ byType, cost }: Pick<Report, 'byType' | 'cost'>): (number | null)[] {
  const whole = [cost?.batch ?? null, cost?.standard ?? null, cost?.saved ?? null];
  return [...whole, ...byType.map(({ costUsd }) => costUsd)];
}

test('analyzeRun gives the figures of a naive reading of any output', async () => {
  const chunkBytes = fc.constantFrom(1, 7, 64, 100_000);
  await fc.assert(
    fc.asyncProperty(randomRun, chunkBytes, async (run, bytes) => {
      const { cost, ...reference } = referenceReport(run);
      const expected = dollarsOf({ byType: reference.byType, cost });
      for (const type of reference.byType) delete type.costUsd;
      const { figures, dollars } = figuresOf(await analyzed(run, bytes));
      expect(figures).toEqual(reference);
      // What was added up in another order may differ in the last digits.
      const near = (usd: number | null) => (usd === null ? null : expect.closeTo(usd, 6));
      expect(dollars).toEqual(expected.map(near));
    }),
    { numRuns },
  );
});

test('the random runs hold what they are for', () => {
  const reports = fc.sample(randomRun, { numRuns: 500, seed: 1 }).map(referenceReport);
  const some = (holds: (report: ReturnType<typeof referenceReport>) => boolean) => reports.filter(holds).length;
  const seen = {
    costKnown: some(({ cost }) => cost !== null),
    costUnknown: some(({ cost }) => cost === null),
    longPrompt: some(({ tokens }) => tokens.p99 > 200_000),
    cached: some(({ tokens }) => tokens.cached > 0),
    missing: some(({ integrity }) => integrity.missing > 0),
    duplicated: some(({ integrity }) => integrity.duplicated > 0),
    ambiguous: some(({ integrity }) => integrity.ambiguous > 0),
    unexpected: some(({ integrity }) => integrity.unexpected > 0),
    malformed: some(({ integrity }) => integrity.malformed > 0),
    moreMalformedThanLocated: some(({ integrity }) => integrity.malformed > 10),
    otherModel: some(({ integrity }) => integrity.modelMismatch > 0),
    repeated: some(({ integrity }) => integrity.repeated.answers > 0),
    truncated: some(({ requests }) => requests.truncated > 0),
    checked: some(({ checks }) => checks !== null && checks.passed > 0),
    pass: some(({ verdict }) => verdict === 'pass'),
    fail: some(({ verdict }) => verdict === 'fail'),
    inconclusive: some(({ verdict }) => verdict === 'inconclusive'),
  };
  expect(Object.entries(seen).filter(([, runs]) => runs < 5)).toEqual([]);
});
