import { expect, test } from 'vitest';
import { defaultShardLimits, inlineSizeBytes } from '../planner/plan-shards.ts';
import { inlineBatchBody } from './inline-batch.ts';

const sizeBytes = (text: string) => new TextEncoder().encode(text).length;

test('inlineBatchBody: each request as it is, with its key as metadata', () => {
  const request = { contents: [{ parts: [{ text: '你好 "x"' }] }], generation_config: { top_k: 1.5 } };
  expect(JSON.parse(inlineBatchBody({ displayName: 'd', requests: [{ key: 'a', request }] }))).toEqual({
    batch: { displayName: 'd', inputConfig: { requests: { requests: [{ request, metadata: { key: 'a' } }] } } },
  });
});

test.each([
  ['as many requests as a job may have', defaultShardLimits.requests],
  ['a single request', 1],
])('inlineSizeBytes leaves room for what a create adds: %s', (_what, count) => {
  const lineOf = (text: string) => ({ key: 'k-00001', request: { contents: [{ parts: [{ text }] }] } });
  const lineBytes = (line: object) => sizeBytes(`${JSON.stringify(line)}\n`);
  const text = 'x'.repeat(Math.floor(inlineSizeBytes / count) - lineBytes(lineOf('')));
  const requests = Array.from({ length: count }, () => lineOf(text));
  const inputBytes = requests.reduce((sum, line) => sum + lineBytes(line), 0);
  expect(inputBytes).toBeGreaterThan(inlineSizeBytes - count);
  const body = inlineBatchBody({ displayName: `gbt1/${'9'.repeat(1_000)}/0001/1`, requests });
  expect(sizeBytes(body)).toBeLessThan(20_000_000);
});
