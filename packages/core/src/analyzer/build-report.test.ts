import { expect, test } from 'vitest';
import type { Answer } from './answer.ts';
import { buildReport, type ReportInput } from './build-report.ts';
import type { Collected } from './collected.ts';
import type { Report } from './report.ts';
import type { Result } from './result.ts';
import { createTally } from './tally.ts';

const model = 'gemini-3.5-flash-lite';
const faults = { duplicated: 0, ambiguous: 0, unexpected: 0, malformed: 0 };

const input: Omit<ReportInput, 'tally'> = {
  tool: { name: 'gemini-batch-test', version: '1.2.3' },
  run: {
    id: 'run-1',
    backend: 'gemini',
    emulated: false,
    baseUrl: 'https://generativelanguage.googleapis.com',
    model,
    suite: null,
    createdAt: '2026-11-23T10:00:00.000Z',
    completedAt: '2026-11-23T10:30:00.000Z',
    jobs: [],
    git: null,
  },
  gates: {},
  timings: [],
  faults,
  malformedAt: [],
  requestsKnown: true,
  canaries: null,
  comparison: null,
};

function collected(result: Partial<Result>, more: Partial<Answer> = {}): Collected {
  return {
    result: {
      schemaVersion: 1,
      key: 'k',
      type: 'simple',
      rowDigest: '',
      outcome: 'succeeded',
      reason: 'STOP',
      message: null,
      checks: [],
      tokens: { prompt: 1_000_000, cached: 0, candidates: 0, thoughts: 0 },
      modelVersion: model,
      attempt: 1,
      shard: 1,
      line: 1,
      ...result,
    },
    code: more.code ?? null,
    truncated: more.truncated ?? false,
    finishReason: more.finishReason ?? null,
    longAnswerHash: null,
    otherUsage: [],
  };
}

const missing = collected({ outcome: 'failed', reason: 'MISSING', tokens: null, modelVersion: null, line: null });

function report(results: Collected[], more: Partial<ReportInput> = {}): Report {
  const tally = createTally(model, Date.parse(input.run.createdAt));
  for (const result of results) tally.add(result);
  return buildReport({ ...input, ...more, tally });
}

test('buildReport counts requests: what failed and what succeeded is all', () => {
  const cutOff = collected({ reason: 'MAX_TOKENS' }, { truncated: true });
  const blocked = collected({ outcome: 'failed', reason: 'SAFETY' });
  const { requests, integrity, verdict } = report([collected({}), cutOff, blocked, missing]);
  expect(requests).toMatchObject({ total: 4, succeeded: 2, failed: 2, missing: 1, truncated: 1, successRate: 0.5 });
  expect(requests.successInterval[0]).toBeLessThan(0.5);
  expect(integrity.missing).toBe(1);
  expect(verdict).toBe('fail');
});

test('buildReport of nothing holds no number that is none', () => {
  const empty = report([]);
  expect(empty.requests).toMatchObject({ total: 0, successRate: 0, successInterval: [0, 1] });
  expect(empty).toMatchObject({ checks: null, byType: [], errors: [], finishReasons: {}, verdict: 'fail' });
  expect(empty.tokens).toEqual({ prompt: 0, cached: 0, candidates: 0, thoughts: 0, total: 0, p50: 0, p90: 0, p99: 0 });
  expect(JSON.parse(JSON.stringify(empty))).toEqual(empty);
});

test('buildReport counts requests whose checks all hold', () => {
  const holds = { name: 'number', passed: true } as const;
  const fails = { name: 'contains', passed: false } as const;
  const results = [[holds], [holds, fails], [holds, holds], []].map((checks) => collected({ checks }));
  const { checks, verdict } = report(results, { gates: { minPassRate: 0.7 } });
  expect(checks).toMatchObject({ total: 3, passed: 2, failed: 1, passRate: 2 / 3 });
  expect(verdict).toBe('fail');
  expect(report([collected({})], { gates: { minPassRate: 0.7 } })).toMatchObject({
    checks: null,
    verdict: 'inconclusive',
  });
});

test('buildReport has a row for each type, in the order in which they came', () => {
  const tokens = { prompt: 200_000, cached: 0, candidates: 40_000, thoughts: 40_000 };
  const complex = collected({ type: 'complex', tokens, checks: [{ name: 'json', passed: true }] });
  const { byType } = report([collected({}), complex, { ...missing, result: { ...missing.result, type: 'complex' } }]);
  const [simple, other] = byType;
  expect(simple).toMatchObject({
    type: 'simple',
    total: 1,
    succeeded: 1,
    failed: 0,
    successRate: 1,
    checked: 0,
    passed: null,
  });
  expect(simple?.costUsd).toBeCloseTo(0.15, 9);
  expect(other).toMatchObject({
    type: 'complex',
    total: 2,
    succeeded: 1,
    failed: 1,
    checked: 1,
    passed: 1,
    tokens: 280_000,
  });
  expect(other?.costUsd).toBeCloseTo(0.13, 9);
});

test('buildReport gives no cost when one model that answered has no known price', () => {
  const { cost, verdict } = report([collected({}), collected({ modelVersion: 'gemini-9' })], {
    gates: { maxCostUsd: 9 },
  });
  expect(cost).toBeNull();
  expect(verdict).toBe('inconclusive');
});

test.each([
  ['none', [], [null, null, null, null]],
  ['one', [[0, 60, 100]], [60, 40, 100, 50]],
  [
    'two at once',
    [
      [0, 60, 100],
      [10, 20, 300],
    ],
    [60, 280, 300, 150],
  ],
  ['one whose running was not seen', [[0, null, 100]], [null, null, 100, 50]],
  [
    'one that has not ended',
    [
      [0, 60, 100],
      [0, 10, null],
    ],
    [60, null, null, null],
  ],
])('buildReport: durations of %s', (_, jobs, [queuedSeconds, runningSeconds, totalSeconds, secondsPerRequest]) => {
  const atMs = (seconds: number | null | undefined): number | null => (seconds == null ? null : seconds * 1000);
  const timings = jobs.map(([created, running, ended]) => ({
    createdAtMs: atMs(created),
    runningAtMs: atMs(running),
    endedAtMs: atMs(ended),
  }));
  const { durations } = report([collected({}), collected({})], { timings });
  expect(durations).toMatchObject({ queuedSeconds, runningSeconds, totalSeconds, secondsPerRequest });
});

test('buildReport tells how long the jobs waited and ran: of those of which it was seen', () => {
  const timings = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((seconds) => ({
    createdAtMs: 0,
    runningAtMs: seconds * 1000,
    endedAtMs: seconds * 3000,
  }));
  const unseen = { createdAtMs: 0, runningAtMs: null, endedAtMs: 5_000 };
  expect(report([], { timings: [unseen, ...timings.toReversed()] }).durations.spread).toEqual({
    queued: { jobs: 10, p50: 50, p90: 90, max: 100 },
    running: { jobs: 10, p50: 100, p90: 180, max: 200 },
  });
  expect(report([], { timings: [unseen] }).durations.spread).toEqual({ queued: null, running: null });
});

test('buildReport passes on what the lines did wrong; of an adopted job nothing is unexpected', () => {
  const wrong = { duplicated: 1, ambiguous: 2, unexpected: 3, malformed: 4 };
  expect(report([collected({})], { faults: wrong }).integrity).toMatchObject(wrong);
  const adopted = report([collected({})], { faults: wrong, requestsKnown: false });
  expect(adopted.integrity).toMatchObject({ ...wrong, unexpected: null });
});
