import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';
import { memoryStore } from './memory-store.ts';

test('inTurn does one after the other, in order, also after one that failed', async () => {
  const store = memoryStore();
  const seen: string[] = [];
  const step = (name: string) => async () => {
    seen.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    seen.push(`${name} ends`);
    if (name === 'b') {
      throw new Error('b failed');
    }
    return name;
  };
  const turns = ['a', 'b', 'c'].map((name) => inTurn(store, 'same', step(name)));
  expect(await Promise.allSettled(turns)).toMatchObject([
    { value: 'a' },
    { reason: new Error('b failed') },
    { value: 'c' },
  ]);
  expect(seen).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
});

test('inTurn lets things of another name, or of another store, go on', async () => {
  const store = memoryStore();
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = inTurn(store, 'one', () => promise);
  expect(await inTurn(store, 'other', async () => 1)).toBe(1);
  expect(await inTurn(memoryStore(), 'one', async () => 2)).toBe(2);
  resolve();
  await first;
});
