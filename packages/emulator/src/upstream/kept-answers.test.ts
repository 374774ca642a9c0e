import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folderStore } from '../store/folder-store.ts';
import { memoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { takeLease } from './answer-lease.ts';
import { answerLog, keptReader, keptSignature, removeKeptAnswers } from './kept-answers.ts';

const kept = (lineNumber: number, timeMs = 0) => ({
  lineNumber,
  timeMs,
  answer: { succeeded: true, fields: { response: { lineNumber } } },
});

async function keep(store: Store, generations: readonly (readonly number[])[]): Promise<void> {
  for (const lineNumbers of generations) {
    const lease = await takeLease(store, 'job');
    if ('heldForMs' in lease) {
      throw new Error('The lease is held');
    }
    const log = answerLog(store, 'job', lease.generation);
    await Promise.all(lineNumbers.map((lineNumber) => log(kept(lineNumber))));
    await lease.release();
  }
}

async function taken(store: Store, lineNumbers: readonly number[], limit = {}): Promise<unknown[]> {
  const reader = await keptReader(store, 'job', limit);
  const answers: unknown[] = [];
  for (const lineNumber of lineNumbers) {
    answers.push((await reader.take(lineNumber))?.fields.response);
  }
  await reader.close();
  return answers;
}

test('keptReader finds what was kept, whoever kept it and in whatever order', async () => {
  const lineNumbers = Array.from({ length: 12 }, (_, index) => index + 1);
  const shares = fc
    .shuffledSubarray(lineNumbers)
    .chain((some) => fc.nat(some.length).map((cut) => [some.slice(0, cut), [], some.slice(cut)] as const));
  await fc.assert(
    fc.asyncProperty(shares, async (generations) => {
      const store = memoryStore();
      await keep(store, generations);
      const known = new Set(generations.flat());
      expect(await taken(store, lineNumbers)).toEqual(
        lineNumbers.map((lineNumber) => (known.has(lineNumber) ? { lineNumber } : undefined)),
      );
      await removeKeptAnswers(store, 'job');
      expect(await store.ids('completions')).toEqual([]);
      expect(await taken(store, [1])).toEqual([undefined]);
    }),
    { numRuns: 30 },
  );
});

test('keptReader leaves out a later generation, and what came after a time', async () => {
  const store = memoryStore();
  await keep(store, [[1], [2]]);
  expect(await taken(store, [1, 2], { lastGeneration: 1 })).toEqual([{ lineNumber: 1 }, undefined]);
  const lease = await takeLease(store, 'job');
  expect(lease).toMatchObject({ generation: 3 });
  await answerLog(store, 'job', 3)(kept(3, 1000));
  expect(await taken(store, [1, 2, 3], { untilTimeMs: 999 })).toEqual([
    { lineNumber: 1 },
    { lineNumber: 2 },
    undefined,
  ]);
});

test('keptReader passes over a line that a kill broke off', async () => {
  await withTemporaryFolder(async (folder) => {
    const store = folderStore(folder);
    await keep(store, [[1, 2]]);
    await appendFile(join(folder, 'blobs', 'answers-job-1'), '{"lineNumber":3,"timeMs":0,"answer":{"succ');
    expect(await taken(store, [1, 2, 3])).toEqual([{ lineNumber: 1 }, { lineNumber: 2 }, undefined]);
    await keep(store, [[3]]);
    expect(await taken(store, [1, 2, 3])).toEqual([{ lineNumber: 1 }, { lineNumber: 2 }, { lineNumber: 3 }]);
  });
});

test('keptSignature changes with each answer', async () => {
  const store = memoryStore();
  const signatures = [await keptSignature(store, 'job')];
  for (const lineNumber of [1, 2, 3]) {
    await keep(store, [[lineNumber]]);
    signatures.push(await keptSignature(store, 'job'));
  }
  expect(new Set(signatures).size).toBe(4);
});
