import { expect, test } from 'vitest';
import { createResultCollector } from './collect-results.ts';
import { createTally, type Tally } from './tally.ts';

const model = 'gemini-3.5-flash-lite';

/** The tally of a run whose output holds these lines; each has a key of its own, `k0`, `k1`, … */
function tallyOf(lines: readonly (object | null)[], day = '2026-11-23'): Tally {
  const collector = createResultCollector();
  for (const [index, line] of lines.entries()) {
    collector.expect({ key: `k${index}`, type: 't', rowDigest: '', checks: [] });
    if (line === null) continue;
    collector.take(JSON.stringify({ key: `k${index}`, ...line }), { shard: 1, attempt: 1, line: index + 1 });
  }
  const tally = createTally(model, Date.parse(`${day}T12:00:00Z`));
  for (const collected of collector.results()) tally.add(collected);
  return tally;
}

function answer(more: { modelVersion?: string; usageMetadata?: object; finishReason?: string } = {}): object {
  const { finishReason = 'STOP', modelVersion = model, usageMetadata = { promptTokenCount: 1_000_000 } } = more;
  return {
    response: { candidates: [{ content: { parts: [{ text: 'A' }] }, finishReason }], usageMetadata, modelVersion },
  };
}

test('createTally groups failures of one kind, the most frequent first, with ten keys at most', () => {
  const overloaded = { error: { code: 14, message: 'busy' } };
  const lines = [answer({ finishReason: 'SAFETY' }), ...Array<object>(12).fill(overloaded), null, null];
  const errors = tallyOf(lines).errors();
  expect(
    errors.map(({ code, status, message, count, retryable }) => [code, status, message, count, retryable]),
  ).toEqual([
    [14, 'UNAVAILABLE', 'busy', 12, true],
    [null, 'MISSING', null, 2, true],
    [null, 'SAFETY', null, 1, false],
  ]);
  expect(errors[0]?.keys).toEqual(['k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8', 'k9', 'k10']);
});

test('createTally keeps failures apart whose messages differ', () => {
  const lines = ['a', 'b', 'a'].map((message) => ({ error: { code: 13, message } }));
  expect(
    tallyOf(lines)
      .errors()
      .map(({ message, count }) => [message, count]),
  ).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
});

test('createTally counts finish reasons under any name', () => {
  const reasons = ['STOP', 'STOP', 'MAX_TOKENS', '__proto__'].map((finishReason) => answer({ finishReason }));
  expect(Object.entries(tallyOf(reasons).finishReasons())).toEqual([
    ['STOP', 2],
    ['MAX_TOKENS', 1],
    ['__proto__', 1],
  ]);
});

test("createTally sums tokens, and gives the percentiles of one request's total", () => {
  const lines = [30, 9, 1000].map((promptTokenCount) =>
    answer({
      usageMetadata: {
        promptTokenCount,
        cachedContentTokenCount: 1,
        candidatesTokenCount: 10,
        thoughtsTokenCount: 100,
      },
    }),
  );
  expect(tallyOf(lines).tokens()).toEqual({
    prompt: 1039,
    cached: 3,
    candidates: 30,
    thoughts: 300,
    total: 1369,
    p50: 140,
    p90: 1110,
    p99: 1110,
  });
});

test.each([
  ['2026-12-31', 0.375, 0.75],
  ['2027-01-01', 0.75, 1.5],
])('createTally prices the model that answered, on the day %s', (day, batch, standard) => {
  const tally = tallyOf([answer({ modelVersion: 'gemini-3.8-flash' })], day);
  expect(tally.cost()).toMatchObject({ currency: 'USD', batch, standard, saved: standard - batch, pricedAt: day });
  expect(tally.requests().modelMismatch).toBe(1);
});

test('createTally adds the costs of several models, and names each source once', () => {
  const cost = tallyOf([answer(), answer(), answer({ modelVersion: 'gemini-3.8-flash' })]).cost();
  expect(cost?.batch).toBeCloseTo(0.15 + 0.15 + 0.375, 9);
  expect(cost?.source.split('; ')).toHaveLength(2);
});

test('createTally prices the model that was asked for when the answer names none', () => {
  const usageMetadata = { promptTokenCount: 1_000_000 };
  const tally = tallyOf([{ response: { candidates: [{ content: { parts: [{ text: 'A' }] } }], usageMetadata } }]);
  expect(tally.cost()?.batch).toBeCloseTo(0.15, 9);
  expect(tally.requests().modelMismatch).toBe(0);
});

test('createTally: a blocked prompt was paid, a missing line was not', () => {
  const blocked = {
    response: { promptFeedback: { blockReason: 'OTHER' }, usageMetadata: { promptTokenCount: 1_000_000 } },
  };
  expect(tallyOf([blocked, null]).cost()?.batch).toBeCloseTo(0.15, 9);
  expect(tallyOf([null]).cost()?.batch).toBe(0);
});

test('createTally adds up the tokens and the cost of every attempt; a request is one in the percentiles', () => {
  const collector = createResultCollector();
  collector.expect({ key: 'a', type: 't', rowDigest: '', checks: [] });
  for (const attempt of [1, 2]) {
    if (attempt > 1) collector.expectAgain('a', attempt);
    collector.take(JSON.stringify({ key: 'a', ...answer() }), { shard: 1, attempt, line: 1 });
  }
  const tally = createTally(model, Date.parse('2026-11-23T12:00:00Z'));
  for (const collected of collector.results()) tally.add(collected);
  expect(tally.requests()).toMatchObject({ total: 1, succeeded: 1, missing: 0 });
  expect(tally.tokens()).toMatchObject({ prompt: 2_000_000, total: 2_000_000, p50: 1_000_000, p99: 1_000_000 });
  // 0.30 dollars a million, less half of it.
  expect(tally.cost()?.batch).toBeCloseTo(0.3, 12);
  expect(tally.byType()).toMatchObject([{ total: 1, tokens: 2_000_000, costUsd: expect.closeTo(0.3, 12) }]);
});

test('createTally: an answer to a canary counts in the cost and nowhere else', () => {
  const tally = tallyOf([answer()]);
  const [requests, tokens, byType] = [{ ...tally.requests() }, tally.tokens(), tally.byType()];
  const used = { prompt: 1_000_000, cached: 0, candidates: 0, thoughts: 0 };
  tally.addCanary({ outcome: 'succeeded', tokens: used, modelVersion: model });
  tally.addCanary({ outcome: 'failed', tokens: null, modelVersion: null });
  expect(tally.cost()?.batch).toBeCloseTo(0.3, 12);
  expect([tally.requests(), tally.tokens(), tally.byType()]).toEqual([requests, tokens, byType]);
  tally.addCanary({ outcome: 'succeeded', tokens: null, modelVersion: model });
  expect(tally.cost()).toBeNull();
});
