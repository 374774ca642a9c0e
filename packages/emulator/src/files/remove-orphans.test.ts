import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { folderStore } from '../store/folder-store.ts';
import { apiClient, ask, batchPath, sendChunk, startUpload } from '../testing/api-client.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { removeOrphans } from './remove-orphans.ts';

const hello = [{ request: ask('Hi') }];
const body = { batch: { inputConfig: { requests: { requests: hello } } } };

test('what no file, job or upload names is removed, and nothing else', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const answers = join(dataDir, 'answers.jsonl');
    await writeFile(answers, '{"key":"a","text":"b"}');
    const emulator = createEmulator({ dataDir, answers });
    const client = apiClient(emulator);
    await client.upload('a file');
    const started = await startUpload(emulator);
    await sendChunk(emulator, started, 'upload', 0, new Uint8Array(8 * 1024 * 1024));
    await client.createInline(hello);
    const blobs = join(dataDir, 'blobs');
    const before = (await readdir(blobs)).toSorted();
    expect(before).toHaveLength(4);
    await writeFile(join(blobs, 'orphan'), 'left by a kill');
    const store = folderStore(dataDir);
    await removeOrphans(store, await emulator.now());
    expect(await readdir(blobs)).toContain('orphan');
    await removeOrphans(store, await emulator.now(), 0);
    expect((await readdir(blobs)).toSorted()).toEqual(before);
  });
});

test('a create that is refused leaves nothing behind', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const client = apiClient(createEmulator({ dataDir, limits: { concurrentJobs: 0 } }));
    const { name } = await client.upload(`${JSON.stringify({ key: 'a', request: ask('Hi') })}\n`);
    const broken = await client.upload('no JSON');
    const ofFile = (fileName: string): unknown => ({ batch: { inputConfig: { fileName } } });
    const statuses = [];
    for (const create of [body, ofFile(name), ofFile(broken.name)]) {
      statuses.push((await client.send('POST', batchPath, create)).status);
    }
    expect(statuses).toEqual([429, 429, 400]);
    expect(await readdir(join(dataDir, 'blobs'))).toHaveLength(2);
  });
});
