import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { apiClient, ask } from '../testing/api-client.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { folderStore } from './folder-store.ts';

test('of many who create a record one succeeds, whichever process they are of', async () => {
  await withTemporaryFolder(async (folder) => {
    const stores = [folderStore(folder), folderStore(folder)];
    const created = await Promise.all(
      Array.from({ length: 20 }, (_, index) => stores[index % 2]?.create('files', 'one', { index })),
    );
    expect(created.filter(Boolean)).toHaveLength(1);
    expect(await stores[0]?.read('files', 'one')).toEqual({ index: created.indexOf(true) });
    // Nothing is left of the others' attempts.
    expect(await readdir(join(folder, 'temporary'))).toEqual([]);
  });
});

test('half a record, as an earlier version could leave it, is none', async () => {
  await withTemporaryFolder(async (folder) => {
    const client = apiClient(createEmulator({ dataDir: folder }));
    const { name } = await client.upload('abc');
    await writeFile(join(folder, 'files', 'half.json'), '{"id":"ha');
    await writeFile(join(folder, 'batches.json'), '');
    expect(await client.error('GET', '/v1/files/half')).toMatchObject({ code: 403 });
    expect(await client.json('GET', '/v1/files')).toMatchObject({ files: [{ name }] });
  });
});

test('half a record is none to a create either', async () => {
  await withTemporaryFolder(async (folder) => {
    const store = folderStore(folder);
    await store.create('revisions', 'clock-1', { offsetMs: 1 });
    await writeFile(join(folder, 'revisions', 'clock-2.json'), '{"offs');
    const emulator = createEmulator({ dataDir: folder, now: () => 1_800_000_000_000 });
    await emulator.advance(2);
    expect(await createEmulator({ dataDir: folder, now: () => 1_800_000_000_000 }).now()).toBe(1_800_000_000_003);
    expect(await store.create('revisions', 'clock-2', {})).toBe(false);
  });
});

test('what killed processes left is removed when it is old, and not before', async () => {
  await withTemporaryFolder(async (folder) => {
    await mkdir(join(folder, 'temporary'), { recursive: true });
    const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
    for (const name of ['old', 'new']) {
      await writeFile(join(folder, 'temporary', name), '{}');
    }
    await utimes(join(folder, 'temporary', 'old'), old, old);
    await folderStore(folder).create('files', 'one', {});
    expect(await readdir(join(folder, 'temporary'))).toEqual(['new']);
  });
});

test('an expired file gives its place back when it is looked for', async () => {
  await withTemporaryFolder(async (folder) => {
    const emulator = createEmulator({ dataDir: folder });
    const client = apiClient(emulator);
    await client.upload('abc');
    expect(await readdir(join(folder, 'blobs'))).toHaveLength(1);
    await emulator.advance(48 * 3_600_000);
    expect(await client.json('GET', '/v1/files')).toEqual({});
    expect(await readdir(join(folder, 'blobs'))).toEqual([]);
    expect(await readdir(join(folder, 'files'))).toEqual([]);
  });
});

test('a record that the disk has no room for leaves nothing behind', async () => {
  await withTemporaryFolder(async (folder) => {
    // Deno ends at the system's signal for a file that grows too large; Node gets an error, as from a full disk.
    const node = fileURLToPath(new URL('../../../../node_modules/node/bin/node', import.meta.url));
    const store = new URL('folder-store.ts', import.meta.url);
    const script = `
      const { folderStore } = await import('${store}');
      const store = folderStore(process.argv[1]);
      await store.create('files', 'small', {});
      const problem = await store.create('files', 'large', { text: 'x'.repeat(100_000) }).catch(({ code }) => code);
      console.log(problem);`;
    const limited = ['-c', 'ulimit -f 8 && exec "$0" -e "$1" "$2"', node, script, folder];
    const { stdout } = await promisify(execFile)('sh', limited);
    expect(stdout).toBe('EFBIG\n');
    expect(await readdir(join(folder, 'temporary'))).toEqual([]);
    expect(await folderStore(folder).ids('files')).toEqual(['small']);
  });
});

test('what is no record of ours in the folder spoils no list and no create', async () => {
  await withTemporaryFolder(async (folder) => {
    const client = apiClient(createEmulator({ dataDir: folder }));
    const file = await client.upload('abc');
    const job = await client.createInline([{ request: ask('Hi') }]);
    for (const kind of ['files', 'batches']) {
      await mkdir(join(folder, kind, 'folder.json'));
      await symlink(join(folder, kind, 'circle.json'), join(folder, kind, 'circle.json'));
      const [own = ''] = (kind === 'files' ? file.name : job.name).split('/').slice(1);
      const record = JSON.parse(await readFile(join(folder, kind, `${own}.json`), 'utf8'));
      for (const [index, createTimeMs] of [1e300, -1e300, null].entries()) {
        const id = `odd${index}`;
        await writeFile(join(folder, kind, `${id}.json`), JSON.stringify({ ...record, id, createTimeMs }));
      }
    }
    expect(await client.json('GET', '/v1/files')).toMatchObject({ files: [{ name: file.name }] });
    expect(await client.json('GET', '/v1/batches')).toMatchObject({ operations: [{ name: job.name }] });
    expect((await client.createInline([{ request: ask('Hi') }])).name).toMatch(/^batches/);
  });
});
