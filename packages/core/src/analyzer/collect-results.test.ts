import { expect, test } from 'vitest';
import type { Check } from '../checks/check.ts';
import { createResultCollector } from './collect-results.ts';
import type { Collected } from './collected.ts';

type Collector = ReturnType<typeof createResultCollector>;

const place = { shard: 2, attempt: 1, line: 5 };

function request(key: string, checks: readonly Check[] = []): Parameters<Collector['expect']>[0] {
  return { key, type: 'maths', rowDigest: `digest-of-${key}`, checks };
}

function answered(key: string, text: string): string {
  const usageMetadata = { promptTokenCount: 3, candidatesTokenCount: 4 };
  const candidates = [{ content: { parts: [{ text }] }, finishReason: 'STOP' }];
  return JSON.stringify({ response: { candidates, usageMetadata, modelVersion: 'gemini-3.5-flash-lite' }, key });
}

function failed(key: string, code: number): string {
  return JSON.stringify({ key, error: { code, message: `code ${code}` } });
}

/** Collects lines for requests, all at one place, and gives what became of them. */
function collect(keys: readonly string[], lines: readonly string[], checks: readonly Check[] = []): Collector {
  const collector = createResultCollector();
  for (const key of keys) collector.expect(request(key, checks));
  for (const line of lines) collector.take(line, place);
  return collector;
}

function resultsOf(collector: Collector): Collected['result'][] {
  return [...collector.results()].map(({ result }) => result);
}

test('createResultCollector makes a whole result of a line', () => {
  const collector = collect(['a'], [answered('a', 'It is 18.')], [{ number: '18' }, { maxChars: 3 }]);
  expect([...collector.results()]).toEqual([
    {
      result: {
        schemaVersion: 1,
        key: 'a',
        type: 'maths',
        rowDigest: 'digest-of-a',
        outcome: 'succeeded',
        reason: 'STOP',
        message: null,
        checks: [
          { name: 'number', passed: true },
          { name: 'maxChars', passed: false },
        ],
        tokens: { prompt: 3, cached: 0, candidates: 4, thoughts: 0 },
        modelVersion: 'gemini-3.5-flash-lite',
        shard: 2,
        attempt: 1,
        line: 5,
      },
      code: null,
      truncated: false,
      finishReason: 'STOP',
      longAnswerHash: null,
      otherUsage: [],
    },
  ]);
  expect(collector.faults).toEqual({ duplicated: 0, ambiguous: 0, unexpected: 0, malformed: 0 });
});

test('createResultCollector joins by key and keeps the order of the requests', () => {
  const collector = collect(['a', 'b', 'c'], [answered('c', 'C'), answered('a', 'A'), failed('b', 3)]);
  const results = resultsOf(collector);
  expect(results.map(({ key, outcome }) => [key, outcome])).toEqual([
    ['a', 'succeeded'],
    ['b', 'failed'],
    ['c', 'succeeded'],
  ]);
});

test('createResultCollector: a request without a line is missing, and its checks failed', () => {
  const [result] = resultsOf(collect(['a'], [], [{ json: true }]));
  expect(result).toMatchObject({ outcome: 'failed', reason: 'MISSING', checks: [{ name: 'json', passed: false }] });
  expect(result).toMatchObject({ tokens: null, shard: null, attempt: null, line: null });
});

test('createResultCollector says why there is no line when the job itself failed', () => {
  const collector = createResultCollector();
  collector.expect(request('a'), { reason: 'JOB_EXPIRED', message: 'too late' });
  expect(resultsOf(collector)[0]).toMatchObject({ reason: 'JOB_EXPIRED', message: 'too late' });
});

test.each<[string, string[], string, object]>([
  ['the same answer twice', [answered('a', 'A'), answered('a', 'A')], 'STOP', { duplicated: 1, ambiguous: 0 }],
  ['two different answers', [answered('a', 'A'), answered('a', 'B')], 'AMBIGUOUS', { duplicated: 1, ambiguous: 1 }],
  [
    'three different answers',
    ['A', 'B', 'C'].map((text) => answered('a', text)),
    'AMBIGUOUS',
    { duplicated: 2, ambiguous: 1 },
  ],
  [
    'a third like the first',
    ['A', 'B', 'A'].map((text) => answered('a', text)),
    'AMBIGUOUS',
    { duplicated: 2, ambiguous: 1 },
  ],
  ['an error, then an answer', [failed('a', 13), answered('a', 'A')], 'STOP', { duplicated: 1, ambiguous: 0 }],
  ['an answer, then an error', [answered('a', 'A'), failed('a', 13)], 'STOP', { duplicated: 1, ambiguous: 0 }],
  ['two errors: the first', [failed('a', 13), failed('a', 14)], 'INTERNAL', { duplicated: 1, ambiguous: 0 }],
])('createResultCollector: %s', (_, lines, reason, faults) => {
  const collector = collect(['a'], lines);
  expect(resultsOf(collector)[0]?.reason).toBe(reason);
  expect(collector.faults).toMatchObject(faults);
});

test('createResultCollector: an ambiguous key failed with all its checks, but its tokens were paid', () => {
  const collector = collect(['a'], [answered('a', 'A'), answered('a', 'B')], [{ contains: 'A' }]);
  expect(resultsOf(collector)[0]).toMatchObject({
    outcome: 'failed',
    checks: [{ name: 'contains', passed: false }],
    tokens: { prompt: 3 },
  });
});

test('createResultCollector: two function calls that differ are ambiguous, as two texts are', () => {
  const call = (city: string): string => {
    const parts = [{ functionCall: { name: 'weather', args: { city } } }];
    return JSON.stringify({ key: 'a', response: { candidates: [{ content: { parts }, finishReason: 'STOP' }] } });
  };
  expect(resultsOf(collect(['a'], [call('Rome'), call('Rome')]))[0]?.reason).toBe('STOP');
  expect(resultsOf(collect(['a'], [call('Rome'), call('Paris')]))[0]?.reason).toBe('AMBIGUOUS');
});

test.each([
  '',
  '{',
  '[]',
  'null',
  '{"response": {}}',
  '{"key": 5, "response": {}}',
  '{"key": "a", "response": 5}',
  '{"key": "a", "error": "x"}',
])('createResultCollector counts a malformed line, which answers nothing: %s', (line) => {
  const collector = collect(['a'], [line]);
  expect(collector.faults).toEqual({ duplicated: 0, ambiguous: 0, unexpected: 0, malformed: 1 });
  expect(resultsOf(collector)[0]?.reason).toBe('MISSING');
});

test('createResultCollector counts a key that nobody asked for, and gives no result for it', () => {
  const collector = collect(['a'], [answered('b', 'B'), answered('toString', 'T'), answered('a', 'A')]);
  expect(collector.faults.unexpected).toBe(2);
  expect(resultsOf(collector).map(({ key }) => key)).toEqual(['a']);
});

test('createResultCollector with adopt makes a result of every key that comes', () => {
  const collector = createResultCollector({ adopt: true });
  for (const line of [answered('b', 'B'), failed('a', 3), answered('b', 'B')]) collector.take(line, place);
  expect(resultsOf(collector).map(({ key, type, outcome }) => [key, type, outcome])).toEqual([
    ['b', 'custom', 'succeeded'],
    ['a', 'custom', 'failed'],
  ]);
  expect(collector.faults.duplicated).toBe(1);
});

/** Takes the lines of one key's attempts in turn, the first one's first. */
function collectAttempts(...attempts: readonly (readonly string[])[]): Collector {
  const collector = createResultCollector();
  collector.expect(request('a', [{ equals: 'two' }]), { reason: 'MISSING', message: null });
  for (const [index, lines] of attempts.entries()) {
    const attempt = index + 1;
    if (attempt > 1) collector.expectAgain('a', attempt, { reason: 'JOB_FAILED', message: `attempt ${attempt}` });
    for (const line of lines) collector.take(line, { shard: 1, attempt, line: 1 });
  }
  return collector;
}

const used = { tokens: { prompt: 3, cached: 0, candidates: 4, thoughts: 0 }, modelVersion: 'gemini-3.5-flash-lite' };

test.each<[string, readonly (readonly string[])[], object, number]>([
  ['a success after a failure', [[failed('a', 14)], [answered('a', 'two')]], { attempt: 2, reason: 'STOP' }, 0],
  ['a success after nothing', [[], [answered('a', 'two')]], { attempt: 2, reason: 'STOP' }, 0],
  ['the last of two successes', [[answered('a', 'one')], [answered('a', 'two')]], { attempt: 2, reason: 'STOP' }, 1],
  ['a success before a failure', [[answered('a', 'one')], [failed('a', 14)]], { attempt: 1, reason: 'STOP' }, 0],
  ['a success before nothing', [[answered('a', 'one')], []], { attempt: 1, reason: 'STOP' }, 0],
  ['the last of two failures', [[failed('a', 14)], [failed('a', 8)]], { attempt: 2, reason: 'RESOURCE_EXHAUSTED' }, 0],
  [
    'why there is no answer at last',
    [[failed('a', 14)], []],
    { attempt: null, reason: 'JOB_FAILED', message: 'attempt 2' },
    0,
  ],
  [
    'a success between failures',
    [[failed('a', 14)], [answered('a', 'two')], [failed('a', 14)]],
    { attempt: 2, reason: 'STOP' },
    0,
  ],
])('createResultCollector: of several attempts counts %s', (_what, attempts, result, others) => {
  const [collected, ...more] = collectAttempts(...attempts).results();
  expect(collected?.result).toMatchObject({ key: 'a', ...result });
  expect(collected?.otherUsage).toEqual(Array(others).fill(used));
  expect(more).toEqual([]);
});

test('createResultCollector tests the answer that counts', () => {
  const [collected] = collectAttempts([answered('a', 'one')], [answered('a', 'two')]).results();
  expect(collected?.result.checks).toEqual([{ name: 'equals', passed: true }]);
});

test('createResultCollector compares the lines of one attempt only', () => {
  const two = collectAttempts([answered('a', 'one')], [answered('a', 'two')]);
  expect(two.faults).toMatchObject({ duplicated: 0, ambiguous: 0, unexpected: 0 });
  const again = collectAttempts([failed('a', 14)], [answered('a', 'one'), answered('a', 'two')]);
  expect(again.faults).toMatchObject({ duplicated: 1, ambiguous: 1 });
  expect(resultsOf(again)).toMatchObject([{ reason: 'AMBIGUOUS', attempt: 2 }]);
});

test('createResultCollector: a line of an attempt that its key was not in is unexpected', () => {
  const collector = collect(['a'], [failed('a', 14)]);
  collector.take(answered('a', 'two'), { shard: 1, attempt: 2, line: 1 });
  expect(collector.faults).toMatchObject({ unexpected: 1, duplicated: 0 });
  expect(resultsOf(collector)).toMatchObject([{ attempt: 1, reason: 'UNAVAILABLE' }]);
});

test('createResultCollector: what a failed attempt used is told', () => {
  const usageMetadata = { promptTokenCount: 3, candidatesTokenCount: 4 };
  const response = { usageMetadata, modelVersion: 'gemini-3.5-flash-lite' };
  const paid = JSON.stringify({ key: 'a', error: { code: 14 }, response });
  const [collected] = collectAttempts([paid], [paid], [answered('a', 'two')]).results();
  expect(collected).toMatchObject({ result: { attempt: 3 }, otherUsage: [used, used] });
});

test('createResultCollector takes the key out of what the service says, however its JSON wrote it', () => {
  const collector = createResultCollector({ adopt: false, redact: (text) => text.replaceAll('s3cret', '[API key]') });
  collector.expect(request('a'));
  const escaped = [...'s3cret'].map((char) => `\\u00${char.charCodeAt(0).toString(16)}`).join('');
  collector.take(`{"key": "a", "error": {"code": 7, "message": "key ${escaped} is suspended"}}`, place);
  expect(resultsOf(collector)[0]?.message).toBe('key [API key] is suspended');
});

test('createResultCollector: a canary is no result; it matches when its answer holds the nonce', () => {
  const answers: unknown[] = [];
  const collector = createResultCollector({ adopt: false, onCanary: ({ tokens }) => answers.push(tokens?.prompt) });
  collector.expect(request('a'));
  for (const key of ['c1', 'c2', 'c3', 'c4']) collector.expectCanary({ key, nonce: `nonce-${key}` });
  const lines = [answered('c1', ' nonce-c1\n'), answered('a', 'nonce-c2'), answered('c2', 'A'), failed('c3', 14)];
  for (const line of [...lines, answered('c1', 'again')]) collector.take(line, place);
  expect(collector.canaries).toEqual({ sent: 4, matched: 1 });
  expect(collector.faults).toEqual({ duplicated: 1, ambiguous: 0, unexpected: 0, malformed: 0 });
  expect(resultsOf(collector).map(({ key }) => key)).toEqual(['a']);
  expect(answers).toEqual([3, 3, undefined]);
});

test('createResultCollector: a canary of a job that was forgotten is unexpected in another', () => {
  const collector = createResultCollector();
  collector.expectCanary({ key: 'c1', nonce: 'n' });
  collector.forget();
  collector.take(answered('c1', 'n'), place);
  expect(collector).toMatchObject({ canaries: { sent: 1, matched: 0 }, faults: { unexpected: 1 } });
});

test('createResultCollector: what is forgotten leaves nothing in the entries that are used again', () => {
  const collector = collect(['a', 'b'], [answered('a', '1'), answered('b', '2')], [{ number: '1' }]);
  collector.forget();
  expect(resultsOf(collector)).toEqual([]);
  collector.expect(request('c'));
  collector.expect(request('d', [{ json: true }]));
  const fresh = createResultCollector();
  fresh.expect(request('c'));
  fresh.expect(request('d', [{ json: true }]));
  expect(resultsOf(collector)).toEqual(resultsOf(fresh));
});

test('createResultCollector: a value in a value, thousands of times over, is a line that cannot be read, never the end', () => {
  const collector = createResultCollector();
  collector.expect({ key: 'a', type: 't', rowDigest: '', checks: [] });
  const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const part = `{"functionCall":${nested}}`;
  const place = { shard: 3, attempt: 2, line: 5 };
  collector.take(`{"key":"a","response":{"candidates":[{"content":{"parts":[${part}]}}]}}`, place);
  expect(collector.faults.malformed).toBe(1);
  expect(collector.malformedAt).toEqual([place]);
});

test('createResultCollector locates the first ten malformed lines, and counts all', () => {
  const collector = createResultCollector();
  for (let line = 1; line <= 12; line += 1) collector.take('{', { shard: 1, attempt: 1, line });
  expect(collector.faults.malformed).toBe(12);
  expect(collector.malformedAt.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test.each([
  ['negative', { promptTokenCount: -1 }],
  ['fractional', { promptTokenCount: 1.5 }],
  ['endless', '{"promptTokenCount":1e999}'],
  ['text', { thoughtsTokenCount: '12' }],
  ['no object', 7],
])(
  'createResultCollector: an answer whose token counts are %s is an answer, and its tokens are not known',
  (_, usage) => {
    const collector = createResultCollector();
    collector.expect({ key: 'a', type: 't', rowDigest: '', checks: [] });
    const usageMetadata = typeof usage === 'string' ? usage : JSON.stringify(usage);
    const candidates = '[{"content":{"parts":[{"text":"A"}]}}]';
    collector.take(`{"key":"a","response":{"candidates":${candidates},"usageMetadata":${usageMetadata}}}`, {
      shard: 1,
      attempt: 1,
      line: 1,
    });
    expect([...collector.results()].map(({ result }) => [result.outcome, result.tokens])).toEqual([
      ['succeeded', null],
    ]);
  },
);

test('createResultCollector: an error with odd details keeps its code', () => {
  const collector = createResultCollector();
  collector.expect({ key: 'a', type: 't', rowDigest: '', checks: [] });
  collector.take('{"key":"a","error":{"code":3,"details":["x"]}}', { shard: 1, attempt: 1, line: 1 });
  expect([...collector.results()].map(({ result }) => result.reason)).toEqual(['INVALID_ARGUMENT']);
});
