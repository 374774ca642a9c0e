import { describe, expect, test } from 'vitest';
import { findingsOf } from './findings.ts';
import type { Report } from './report.ts';

type Changed = { readonly [K in keyof Report]?: Partial<Report[K]> | null };

/** A run of ten requests that all succeeded, changed as given. */
function report(changes: Changed = {}): Report {
  const base: Report = {
    schemaVersion: 1,
    tool: { name: 'gemini-batch-test', version: '0.1.0' },
    verdict: 'pass',
    run: {
      id: 'r',
      backend: 'gemini',
      emulated: false,
      baseUrl: 'https://service.test',
      model: 'm',
      suite: null,
      createdAt: '2026-11-23T12:00:00.000Z',
      completedAt: '2026-11-23T12:10:00.000Z',
      jobs: [],
      git: null,
    },
    requests: {
      total: 10,
      succeeded: 10,
      failed: 0,
      missing: 0,
      truncated: 0,
      successRate: 1,
      successInterval: [0.7, 1],
    },
    checks: null,
    byType: [],
    finishReasons: { STOP: 10 },
    errors: [],
    tokens: { prompt: 1, cached: 0, candidates: 1, thoughts: 0, total: 2, p50: 1, p90: 1, p99: 1 },
    cost: null,
    durations: { queuedSeconds: 60, runningSeconds: 540, totalSeconds: 600, secondsPerRequest: 60 },
    integrity: {
      missing: 0,
      duplicated: 0,
      ambiguous: 0,
      unexpected: 0,
      malformed: 0,
      modelMismatch: 0,
      canaries: null,
    },
    gates: [],
    comparison: null,
  };
  const changed = Object.entries(changes).map(([name, value]) => {
    const part: unknown = Reflect.get(base, name);
    return [name, value === null || part === null || Array.isArray(value) ? value : Object.assign({}, part, value)];
  });
  return { ...base, ...Object.fromEntries(changed) };
}

const kinds = (changes: Changed, expected: { from: number; to: number } | null = null) =>
  findingsOf(report(changes), expected).map(({ kind, good }) => `${good ? 'good' : 'bad'} ${kind}`);

test('findingsOf a run in which nothing is odd: success and pace', () => {
  expect(findingsOf(report(), null)).toEqual([
    { kind: 'success-good', good: true, rate: 1 },
    { kind: 'per-request', good: true, seconds: 60 },
  ]);
});

test.each([
  [1, 'good success-good'],
  [0.9001, 'good success-good'],
  [0.9, 'bad success-poor'],
  [0, 'bad success-poor'],
])('findingsOf: a success rate of %d is %s', (successRate, finding) => {
  expect(kinds({ requests: { successRate } })[0]).toBe(finding);
});

describe('findingsOf: speed against what is expected', () => {
  test.each([
    [299, 'speed-fast', 300 / 299],
    [300, 'speed-as-expected', 1],
    [900, 'speed-as-expected', 1],
    [1_800, 'speed-slow', 2],
  ])('%i seconds: %s', (totalSeconds, kind, factor) => {
    const found = findingsOf(report({ durations: { totalSeconds } }), { from: 300, to: 900 })[1];
    expect(found).toEqual({ kind, good: kind !== 'speed-slow', factor });
  });

  test('not of an emulated run: there only the pace is told', () => {
    expect(kinds({ run: { emulated: true } }, { from: 300, to: 900 })[1]).toBe('good per-request');
  });

  test('nothing is said where the time is not known', () => {
    const durations = { totalSeconds: null, secondsPerRequest: null };
    expect(kinds({ durations }, { from: 300, to: 900 })).toEqual(['good success-good']);
  });
});

test('findingsOf: what was saved, as a part of the standard price', () => {
  const cost = { currency: 'USD', batch: 1, standard: 4, saved: 3, pricedAt: '2026-11-23', source: 'x' } as const;
  expect(findingsOf(report({ cost }), null)).toContainEqual({ kind: 'saved', good: true, usd: 3, part: 0.75 });
  expect(kinds({ cost: { ...cost, saved: 0, batch: 4 } })).not.toContain('good saved');
});

test('findingsOf: failures that may pass are counted together', () => {
  const error = { code: 8, status: 'RESOURCE_EXHAUSTED', message: null, retryable: true, keys: [] };
  const errors = [
    { ...error, count: 3 },
    { ...error, count: 2, code: 14, status: 'UNAVAILABLE' },
    { ...error, count: 9, code: 3, status: 'INVALID_ARGUMENT', retryable: false },
  ];
  expect(findingsOf(report({ errors }), null)).toContainEqual({ kind: 'retryable', good: false, count: 5 });
  expect(kinds({ errors: errors.slice(2) })).not.toContain('bad retryable');
});

test('findingsOf: what needs a look', () => {
  expect(kinds({ requests: { truncated: 2 } })).toContain('bad truncated');
  expect(kinds({ integrity: { modelMismatch: 1 } })).toContain('bad model-differs');
  expect(kinds({ integrity: { canaries: { sent: 3, matched: 3 } } })).toContain('good canaries-matched');
  expect(kinds({ integrity: { canaries: { sent: 3, matched: 2 } } })).toContain('bad canaries-unmatched');
  expect(kinds({ integrity: { canaries: { sent: 0, matched: 0 } } }).join()).not.toContain('canaries');
  const integrity = { duplicated: 1, malformed: 2, unexpected: 4 };
  expect(findingsOf(report({ integrity }), null)).toContainEqual({ kind: 'lines-faulty', good: false, count: 7 });
  expect(kinds({ integrity: { unexpected: null } })).not.toContain('bad lines-faulty');
});

const cost = { currency: 'USD', batch: 1, standard: 1, saved: 0, source: 's', pricedAt: '2026-11-23' } as const;

test.each([
  ['2026-08-25', false, null],
  ['2026-08-24', false, { kind: 'price-old', good: false, readOn: '2026-08-24', days: 91 }],
  ['2026-08-24', true, null],
])('findingsOf: a price that was read on %s, emulated: %s', (readOn, emulated, finding) => {
  const found = findingsOf(report({ cost: { ...cost, readOn }, run: { emulated } }), null);
  expect(found.find(({ kind }) => kind === 'price-old') ?? null).toEqual(finding);
});

test('findingsOf tells what the lines and the answers of a run are suspect of', () => {
  const places = [{ shard: 1, attempt: 1, line: 7 }];
  const integrity = { malformed: 2, malformedAt: places, repeated: { answers: 1, keys: 5, examples: ['a', 'b'] } };
  const found = findingsOf(report({ integrity }), null);
  expect(found).toContainEqual({ kind: 'malformed-at', good: false, count: 2, places });
  expect(found).toContainEqual({ kind: 'repeated', good: false, answers: 1, keys: 5, examples: ['a', 'b'] });
});

test('findingsOf a report of an older version tells nothing of what that did not know', () => {
  expect(kinds({ cost, integrity: { malformed: 2 } })).toEqual([
    'good success-good',
    'good per-request',
    'bad lines-faulty',
  ]);
});

test('findingsOf says why a cost is not known', () => {
  const costUnknown = { reason: 'no-price', models: ['m'] } as const;
  expect(findingsOf({ ...report(), costUnknown }, null)).toContainEqual({
    kind: 'cost-unknown',
    good: false,
    why: costUnknown,
  });
});
