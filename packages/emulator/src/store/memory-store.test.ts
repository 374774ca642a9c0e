import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { startChild } from '../testing/child-process.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { folderStore } from './folder-store.ts';
import { memoryStore } from './memory-store.ts';
import type { Store } from './store.ts';

const spillingProcess = new URL('../testing/spilling-process.ts', import.meta.url);

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    yield new TextEncoder().encode(text);
  }
}

async function* breaking(text: string): AsyncGenerator<Uint8Array> {
  yield* pieces(text);
  throw new Error('The network is gone');
}

async function textOf(store: Store, id: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of store.readBlob(id)) {
    chunks.push(chunk);
  }
  return await new Blob(chunks.map((chunk) => chunk.slice())).text();
}

/** Every way to keep a blob does the same; five bytes are much for the first, nothing for the second. */
test.each(['spilled', 'memory', 'folder'])('blobs are written, cut, linked and removed (%s)', async (kind) => {
  await withTemporaryFolder(async (folder) => {
    const store = kind === 'folder' ? folderStore(folder) : memoryStore(kind === 'spilled' ? 5 : 1000);
    expect(await store.blobSize('one')).toBeUndefined();
    expect(await store.writeBlob('one', 0, pieces('abc'))).toBe(3);
    expect(await store.writeBlob('one', 3, pieces('def', 'ghi'))).toBe(9);
    expect(await textOf(store, 'one')).toBe('abcdefghi');
    expect(await store.writeBlob('one', 4, pieces('!'))).toBe(5);
    expect(await textOf(store, 'one')).toBe('abcd!');
    await expect(store.writeBlob('one', 2, breaking('12'))).rejects.toThrow('The network is gone');
    expect(await textOf(store, 'one')).toBe('ab12');
    await expect(store.writeBlob('two', 0, breaking('123456'))).rejects.toThrow('The network is gone');
    expect(await store.blobSize('two')).toBe(6);
    await store.linkBlob('one', 'three');
    await store.removeBlob('one');
    expect(await store.blobSize('one')).toBeUndefined();
    expect(await textOf(store, 'three')).toBe('ab12');
    expect(await store.writeBlob('three', 1, pieces())).toBe(1);
    await store.removeBlob('none');
    await store.close();
  });
});

/** Deno ends after an uncaught error without telling anybody: there the next process removes what is left. */
const endsThatAreTold = ['at its end', 'close', 'exit', ...('Deno' in globalThis ? [] : ['uncaught error'])];

test.each(endsThatAreTold)('a process that ends leaves no temporary file behind (%s)', async (how) => {
  await withTemporaryFolder(async (folder) => {
    const { lines, ended } = startChild(spillingProcess, [how], temporaryFolderIs(folder));
    for await (const line of lines) {
      expect(line).toMatch(/^files\//);
    }
    expect(await ended).toBe(how === 'uncaught error' ? 1 : 0);
    expect(await blobFolders(folder)).toEqual([]);
  });
});

test('what a killed process left is removed by the next, but not what a living one has', async () => {
  await withTemporaryFolder(async (folder) => {
    const env = temporaryFolderIs(folder);
    const killed = startChild(spillingProcess, ['waiting'], env);
    await firstLine(killed.lines);
    expect(await blobFolders(folder)).toHaveLength(1);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const [left] = await blobFolders(folder);

    const living = startChild(spillingProcess, ['waiting'], env);
    await firstLine(living.lines);
    const [kept, ...others] = await blobFolders(folder);
    expect(others).toEqual([]);
    expect(kept).not.toBe(left);

    await startChild(spillingProcess, ['close'], env).ended;
    expect(await blobFolders(folder)).toEqual([kept]);
    living.child.kill('SIGKILL');
    await living.ended;
  });
});

function temporaryFolderIs(folder: string): Record<string, string> {
  return { TMPDIR: folder, TEMP: folder, TMP: folder };
}

async function blobFolders(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('gemini-batch-emulator-blobs-'));
}

async function firstLine(lines: AsyncIterable<string>): Promise<void> {
  await lines[Symbol.asyncIterator]().next();
}

test('a temporary folder that cannot be made is tried again for the next large blob, and is no reason not to close', async () => {
  await withTemporaryFolder(async (folder) => {
    const missing = join(folder, 'missing');
    const before = { TMPDIR: process.env.TMPDIR, TEMP: process.env.TEMP, TMP: process.env.TMP };
    Object.assign(process.env, temporaryFolderIs(missing));
    try {
      const store = memoryStore(2);
      await expect(store.writeBlob('one', 0, pieces('large'))).rejects.toMatchObject({ code: 'ENOENT' });
      await mkdir(missing);
      expect(await store.writeBlob('two', 0, pieces('large'))).toBe(5);
      expect(await textOf(store, 'two')).toBe('large');
      await store.close();
      await rm(missing, { recursive: true });
      const other = memoryStore(2);
      await expect(other.writeBlob('one', 0, pieces('large'))).rejects.toMatchObject({ code: 'ENOENT' });
      await expect(other.close()).resolves.toBeUndefined();
    } finally {
      for (const [name, value] of Object.entries(before)) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  });
});
