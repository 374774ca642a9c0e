import { expect, test } from 'vitest';
import { canariesOf } from './canary.ts';

const places = [
  { shard: 1, attempt: 1 },
  { shard: 1, attempt: 2 },
  { shard: 11, attempt: 1 },
];

test('canariesOf gives the same canaries for the same job each time', () => {
  expect(canariesOf('run', { shard: 1, attempt: 2 }, 3)).toEqual(canariesOf('run', { shard: 1, attempt: 2 }, 3));
  expect(canariesOf('run', { shard: 1, attempt: 2 }, 0)).toEqual([]);
});

test('canariesOf: no two canaries have a key or a nonce in common, whatever the run, the shard and the attempt', () => {
  const all = ['run', 'run-1'].flatMap((id) => places.flatMap((place) => canariesOf(id, place, 20)));
  expect(new Set(all.map(({ key }) => key)).size).toBe(120);
  expect(new Set(all.map(({ nonce }) => nonce)).size).toBe(120);
});

test('canariesOf: the prompt holds the nonce, which its key does not tell', () => {
  for (const { key, nonce, request } of canariesOf('run', { shard: 1, attempt: 1 }, 3)) {
    expect(JSON.stringify(request)).toContain(`nothing else: ${nonce}"`);
    expect(nonce).toMatch(/^[0-9a-f]{16}$/);
    expect(key).not.toContain(nonce);
  }
});
