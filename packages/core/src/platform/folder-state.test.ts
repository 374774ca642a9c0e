import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderState } from './folder-state.ts';

let place = '';

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'folder-state-'));
});
afterAll(() => rm(place, { recursive: true, force: true }));

test('folderState: a folder that is there, and one that would be made; nothing is left', async () => {
  await mkdir(join(place, 'there'));
  for (const folder of [join(place, 'there'), join(place, 'there', 'new', 'newer')]) {
    const state = await folderState(folder);
    expect(state).toMatchObject({ folder, trouble: null });
    expect(state.freeBytes).toBeGreaterThan(0);
  }
  expect(await readdir(place, { recursive: true })).toEqual(['there']);
});

test('folderState: a file where the folder would be', async () => {
  await writeFile(join(place, 'file'), 'x');
  for (const folder of [join(place, 'file'), join(place, 'file', 'below')]) {
    expect((await folderState(folder)).trouble).toMatch(/^E(NOTDIR|NOENT|EXIST)$/);
  }
});

// The superuser may write everywhere, and Windows knows no such right.
const mayWrite = process.platform === 'win32' || process.getuid?.() === 0;

test(`folderState: a folder without the right to write, which ${mayWrite ? 'does not matter here' : 'is told'}`, async () => {
  const folder = join(place, 'closed');
  await mkdir(folder, { mode: 0o500 });
  expect((await folderState(folder)).trouble).toBe(mayWrite ? null : 'EACCES');
  await chmod(folder, 0o700);
});
