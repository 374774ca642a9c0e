import { readdir, readlink } from 'node:fs/promises';
import process from 'node:process';
import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { apiClient, origin } from '../testing/api-client.ts';
import { requestLines } from '../testing/faulty-client.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { testClock } from '../testing/test-clock.ts';

/** The files of a folder that this process has open; only Linux tells. */
async function openFiles(folder: string): Promise<string[]> {
  const descriptors = await readdir('/proc/self/fd');
  const paths = await Promise.all(descriptors.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')));
  return paths.filter((path) => path.startsWith(folder));
}

test.skipIf(process.platform !== 'linux')('a download holds no file open unless it is read', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const clock = testClock();
    let atExchange = (): void => {};
    const emulator = createEmulator({ dataDir, now: clock.now, onExchange: () => atExchange() });
    const client = apiClient(emulator);
    const { name } = await client.createFromLines(requestLines(2000));
    clock.advance(48 * 3_600_000 - 1);
    const { metadata } = await client.batch(name);
    const url = `${origin}/v1beta/${metadata?.output?.responsesFile}:download?alt=media&key=any`;

    const unread = await emulator.fetch(url);
    expect(unread.status).toBe(200);
    const refused = new AbortController();
    atExchange = () => refused.abort();
    await expect(emulator.fetch(url, { signal: refused.signal })).rejects.toThrow();
    atExchange = () => {};
    const abandoned = new AbortController();
    const reader = (await emulator.fetch(url, { signal: abandoned.signal })).body?.getReader();
    await reader?.read();
    abandoned.abort();
    await expect.poll(() => openFiles(dataDir)).toEqual([]);
  });
});
