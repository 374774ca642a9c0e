import { expect, test } from 'vitest';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { folderStore } from './folder-store.ts';
import { memoryStore } from './memory-store.ts';
import { nextNumber } from './next-number.ts';

test('nextNumber counts from one, each name for itself', async () => {
  const store = memoryStore();
  const numbers = [await nextNumber(store, 'a'), await nextNumber(store, 'a'), await nextNumber(store, 'b')];
  expect(numbers).toEqual([1, 2, 1]);
});

test('nextNumber gives nobody the same number, not in one process nor in two on one folder', async () => {
  await withTemporaryFolder(async (folder) => {
    const stores = [folderStore(folder), folderStore(folder)];
    const numbers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => nextNumber(stores[index % 2] ?? folderStore(folder), 'jobs')),
    );
    expect(new Set(numbers).size).toBe(40);
    expect(await nextNumber(folderStore(folder), 'jobs')).toBe(Math.max(...numbers) + 1);
  });
});

test('nextNumber keeps no more than the last numbers, and a process that knows only old ones gets none twice', async () => {
  await withTemporaryFolder(async (folder) => {
    const [busy, idle] = [folderStore(folder), folderStore(folder)];
    const first = await nextNumber(idle, 'calls');
    const numbers: number[] = [];
    for (let count = 0; count < 450; count += 1) {
      numbers.push(await nextNumber(busy, 'calls'));
    }
    expect((await busy.ids('counters')).length).toBeLessThanOrEqual(200);
    expect([first, ...numbers, await nextNumber(idle, 'calls')]).toEqual(Array.from({ length: 452 }, (_, n) => n + 1));
  });
});
