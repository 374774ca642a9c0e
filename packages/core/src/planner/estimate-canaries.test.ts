import { expect, test } from 'vitest';
import { canariesOf } from '../requests/canary.ts';
import { addCanaries } from './estimate-canaries.ts';
import { addEstimate, noTokens } from './estimate-cost.ts';
import { estimateTokens } from './estimate-tokens.ts';

test('addCanaries counts each canary of each job as the request that it is', () => {
  const before = addEstimate(noTokens, { input: 300_000, output: 5, complete: true });
  let sum = before;
  for (const shard of [1, 2]) {
    for (const { request } of canariesOf('run', { shard, attempt: 1 }, 3)) {
      sum = addEstimate(sum, estimateTokens(request));
    }
  }
  expect(addCanaries(before, 3, 2)).toEqual(sum);
  expect(addCanaries(before, 0, 2)).toEqual(before);
});
