import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayName, runId, runPaths, shardName } from './run-paths.ts';

test('runPaths: the files of a run', () => {
  const paths = runPaths('r');
  expect(paths).toMatchObject({
    record: join('r', 'run.json'),
    requests: join('r', 'requests.jsonl'),
    journal: join('r', 'journal.jsonl'),
    results: join('r', 'results.jsonl'),
    failed: join('r', 'failed.jsonl'),
    report: join('r', 'report.json'),
  });
  expect(paths.input(1, 1)).toBe(join('r', 'shards', '0001-1', 'input.jsonl'));
  expect(paths.output(12, 3)).toBe(join('r', 'shards', '0012-3', 'output.jsonl'));
});

test.each([
  [1, '0001'],
  [9_999, '9999'],
  [10_000, '10000'],
])('shardName: %i is %s', (shard, name) => {
  expect(shardName(shard)).toBe(name);
});

test('displayName says what a job is, whoever made it', () => {
  expect(displayName({ id: '20261123-120000-2a7b', origin: 'local' }, { shard: 2, attempt: 3 })).toBe(
    'gbt1/local/20261123-120000-2a7b/0002/3',
  );
  expect(displayName({ id: 'x', origin: '123.456' }, { shard: 1, attempt: 1 })).toBe('gbt1/123.456/x/0001/1');
});

test.each([
  [0, '20261123-120102-0000'],
  [0.5, '20261123-120102-8000'],
  [0.999999, '20261123-120102-ffff'],
])('runId: the second, and chance %d: %s', (random, id) => {
  expect(runId(Date.UTC(2026, 10, 23, 12, 1, 2, 999), random)).toBe(id);
});

test('runId: sorting by name sorts by time', () => {
  const second = fc.integer({ min: 0, max: 4_000_000_000 });
  fc.assert(
    fc.property(second, second, (a, b) => {
      fc.pre(a !== b);
      expect(runId(a * 1000, 0.5) < runId(b * 1000, 0.5)).toBe(a < b);
    }),
  );
});
