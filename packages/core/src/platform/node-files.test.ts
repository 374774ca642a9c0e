import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFiles } from './node-files.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gemini-batch-files-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function allOf(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return chunks;
}

test('nodeFiles.exists: what cannot be looked at is named in an error, such as a link to itself', async () => {
  const path = join(folder, 'loop');
  await symlink(path, path);
  const error = { code: 'file-unreadable', details: { path, reason: 'ELOOP' } };
  await expect(nodeFiles.exists(path)).rejects.toMatchObject(error);
});

test('nodeFiles.exists: a file and a folder exist, nothing else does', async () => {
  await nodeFiles.write(join(folder, 'a'), ['x']);
  expect(await nodeFiles.exists(join(folder, 'a'))).toBe(true);
  expect(await nodeFiles.exists(folder)).toBe(true);
  expect(await nodeFiles.exists(join(folder, 'b'))).toBe(false);
});

test('nodeFiles: a device is read under its own name, not through a link that a folder holds', async () => {
  const link = join(folder, 'run.json');
  await symlink('/dev/null', link);
  const refused = { code: 'file-unreadable', details: { path: link, reason: 'ENODEV' } };
  await expect(nodeFiles.readText(link)).rejects.toMatchObject(refused);
  await expect(allOf(nodeFiles.read(link))).rejects.toMatchObject(refused);
  expect(await nodeFiles.readText('/dev/null')).toBe('');
  expect(await allOf(nodeFiles.read('/dev/null'))).toEqual([]);
});

test('nodeFiles.list: the names sorted; none of a folder that is not there', async () => {
  for (const name of ['b', 'c', 'a']) await nodeFiles.write(join(folder, name), []);
  expect(await nodeFiles.list(folder)).toEqual(['a', 'b', 'c']);
  expect(await nodeFiles.list(join(folder, 'none'))).toEqual([]);
});

test('nodeFiles: below a file there is nothing, such as in the .DS_Store of a folder', async () => {
  await nodeFiles.write(join(folder, '.DS_Store'), ['x']);
  expect(await nodeFiles.exists(join(folder, '.DS_Store', 'run.json'))).toBe(false);
  expect(await nodeFiles.list(join(folder, '.DS_Store'))).toEqual([]);
});

test('nodeFiles.write: many lines, and bytes between them, stand in their order', async () => {
  const lines = Array.from({ length: 5000 }, (_, index) => `line ${index} 一\n`);
  const chunks = lines.map((line, index) => (index % 1000 === 7 ? new TextEncoder().encode(line) : line));
  await nodeFiles.write(join(folder, 'lines'), chunks);
  expect(await nodeFiles.readText(join(folder, 'lines'))).toBe(lines.join(''));
});

test('nodeFiles.write: text and bytes from any source, into a folder that is made', async () => {
  async function* chunks(): AsyncGenerator<string | Uint8Array> {
    yield 'ein';
    yield new TextEncoder().encode('s 一');
  }
  const path = join(folder, 'deep', 'er', 'file');
  await nodeFiles.write(path, chunks());
  expect(await nodeFiles.readText(path)).toBe('eins 一');
  expect(await nodeFiles.sizeBytes(path)).toBe(8);
});

test('nodeFiles.write: a source that breaks off leaves the old file and nothing else', async () => {
  const path = join(folder, 'file');
  await nodeFiles.write(path, ['old']);
  async function* broken(): AsyncGenerator<string> {
    yield 'new';
    throw new Error('connection lost');
  }
  await expect(nodeFiles.write(path, broken())).rejects.toThrow('connection lost');
  expect(await readFile(path, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['file']);
});

test('nodeFiles.appendLine: one line after the other', async () => {
  const path = join(folder, 'journal');
  await nodeFiles.appendLine(path, 'one');
  await nodeFiles.appendLine(path, 'two');
  expect(await readFile(path, 'utf8')).toBe('one\ntwo\n');
});

test('nodeFiles.read: the bytes of a file', async () => {
  await writeFile(join(folder, 'file'), 'abc');
  let text = '';
  for await (const chunk of nodeFiles.read(join(folder, 'file'))) text += new TextDecoder().decode(chunk);
  expect(text).toBe('abc');
});

test('nodeFiles.remove: a folder with all in it; what is not there is no error', async () => {
  await nodeFiles.write(join(folder, 'runs', 'x', 'file'), ['x']);
  await nodeFiles.remove(join(folder, 'runs'));
  await nodeFiles.remove(join(folder, 'runs'));
  expect(await nodeFiles.exists(join(folder, 'runs'))).toBe(false);
});

test('nodeFiles: what cannot be read is told as that, with its path', async () => {
  const unreadable = { code: 'file-unreadable', details: { path: folder, reason: 'EISDIR' } };
  await expect(nodeFiles.readText(folder)).rejects.toMatchObject(unreadable);
  const readAll = async () => {
    for await (const _ of nodeFiles.read(folder));
  };
  await expect(readAll()).rejects.toMatchObject(unreadable);
});
