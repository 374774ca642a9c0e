import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createShardPlan, defaultShardLimits, type Shard, type ShardLimits } from './plan-shards.ts';

/** Requests of so many bytes and a token each. */
function planOf(sizes: readonly number[], limits?: ShardLimits): readonly Shard[] {
  const plan = createShardPlan(limits);
  for (const sizeBytes of sizes) plan.add({ sizeBytes, inputTokens: 1 });
  return plan.shards();
}

test('createShardPlan: nothing needs no shard', () => {
  expect(planOf([])).toEqual([]);
});

test.each([
  ['all that fits goes into one', [10, 20, 30], [[3, 60]]],
  [
    'a full count opens the next',
    [1, 1, 1, 1, 1],
    [
      [4, 4],
      [1, 1],
    ],
  ],
  ['exactly the size limit fits', [40, 60], [[2, 100]]],
  [
    'a byte above the size limit does not',
    [40, 61],
    [
      [1, 40],
      [1, 61],
    ],
  ],
  [
    'a small one does not go back into an earlier shard',
    [90, 20, 5],
    [
      [1, 90],
      [2, 25],
    ],
  ],
  [
    'a line above the limit stands alone',
    [10, 500, 10],
    [
      [1, 10],
      [1, 500],
      [1, 10],
    ],
  ],
])('createShardPlan of at most 4 requests and 100 bytes: %s', (_, sizes, expected) => {
  const shards = planOf(sizes, { requests: 4, sizeBytes: 100, inputTokens: 1000 });
  expect(shards.map(({ requests, sizeBytes }) => [requests, sizeBytes])).toEqual(expected);
});

test('createShardPlan: by default a shard has at most 10,000 requests and 2 GB', () => {
  expect(planOf(Array<number>(10_001).fill(1)).map(({ requests }) => requests)).toEqual([10_000, 1]);
  expect(planOf([1_500_000_000, 500_000_000, 1]).map(({ requests }) => requests)).toEqual([2, 1]);
  expect(defaultShardLimits.sizeBytes).toBeLessThanOrEqual(2 ** 31);
});

test('createShardPlan: by default a shard stays below 3 million input tokens, the lowest limit of tier 1', () => {
  const plan = createShardPlan();
  for (let request = 0; request < 7; request += 1) plan.add({ sizeBytes: 1, inputTokens: 1_000_000 });
  plan.add({ sizeBytes: 1, inputTokens: 9_000_000 });
  expect(plan.shards().map(({ requests }) => requests)).toEqual([2, 2, 2, 1, 1]);
});

test('createShardPlan: shards hold every request in order, fit the limits, and are as full as they can be', () => {
  const limits = fc.record({
    requests: fc.integer({ min: 1, max: 5 }),
    sizeBytes: fc.integer({ min: 30, max: 100 }),
    inputTokens: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 })), limits, (sizes, limit) => {
      const shards = planOf(sizes, limit);
      expect(shards.map(({ shard }) => shard)).toEqual(shards.map((_, index) => index + 1));
      let next = 0;
      for (const { requests, sizeBytes } of shards) {
        const own = sizes.slice(next, next + requests);
        expect(own.reduce((sum, size) => sum + size, 0)).toBe(sizeBytes);
        const most = Math.min(limit.requests, limit.inputTokens);
        expect(requests).toBeLessThanOrEqual(most);
        expect(sizeBytes).toBeLessThanOrEqual(limit.sizeBytes);
        next += requests;
        const following = sizes[next];
        if (following === undefined) continue;
        expect(requests === most || sizeBytes + following > limit.sizeBytes).toBe(true);
      }
      expect(next).toBe(sizes.length);
    }),
  );
});
