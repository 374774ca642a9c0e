import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../create-emulator.ts';
import { apiClient } from '../testing/api-client.ts';
import { startChild } from '../testing/child-process.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';

const busyProcess = new URL('../testing/busy-process.ts', import.meta.url);

/** What a process was told is kept: by name, the digest of a file or the number of requests of a job. */
type Acknowledged = Map<string, { readonly proof: string; isCancelled: boolean }>;

/** Lets a process work on the folder and kills it after so many lines. Gives what it can rely on. */
async function workAndKill(folder: string, name: string, lineCount: number): Promise<Acknowledged> {
  const { child, lines, ended } = startChild(busyProcess, [folder, name]);
  const kept: Acknowledged = new Map();
  let left = lineCount;
  for await (const line of lines) {
    const [kind, object = '', proof = ''] = line.split(' ');
    if (kind === 'gone') {
      kept.delete(object);
    } else if (kind === 'cancelled') {
      kept.set(object, { proof: kept.get(object)?.proof ?? '', isCancelled: true });
    } else {
      kept.set(object, { proof, isCancelled: false });
    }
    left -= 1;
    if (left === 0) {
      child.kill('SIGKILL');
    }
  }
  await ended;
  expect(left).toBeLessThanOrEqual(0);
  return kept;
}

/** Whether everything that was acknowledged is there and whole. What was deleted half-way may be gone. */
async function expectKept(emulator: Emulator, kept: Acknowledged): Promise<void> {
  const client = apiClient(emulator);
  const deleted: string[] = [];
  for (const [name, { proof, isCancelled }] of kept) {
    const answer = await client.send('GET', `/v1beta/${name}`);
    const body = await answer.json();
    if (!answer.ok) {
      expect([403, 404]).toContain(answer.status);
      deleted.push(name);
    } else if (name.startsWith('files/')) {
      expect(body.sha256Hash).toBe(proof);
    } else {
      expect(body.metadata.batchStats.requestCount).toBe(proof);
      if (isCancelled) {
        expect(body.metadata.state).toBe('BATCH_STATE_CANCELLED');
      } else {
        const operation = await client.batch(name);
        expect(await client.output(operation)).toHaveLength(Number(proof));
      }
    }
  }
  // The last deletions of the process may not have been told any more.
  expect(deleted.length).toBeLessThanOrEqual(2);
}

test('what was acknowledged before a SIGKILL is there, whole, and all goes on', async () => {
  await withTemporaryFolder(async (folder) => {
    const all: Acknowledged[] = [];
    for (const [round, lineCount] of [1, 7, 12, 30, 43].entries()) {
      all.push(await workAndKill(folder, `round${round}`, lineCount));
      const emulator = createEmulator({ dataDir: folder });
      const client = apiClient(emulator);
      await emulator.advance(1_000_000);
      await expectKept(emulator, all.at(-1) ?? new Map());
      expect((await client.send('GET', '/v1/files?pageSize=100')).status).toBe(200);
      expect((await client.send('GET', '/v1/batches?pageSize=100')).status).toBe(200);
      expect((await client.upload('abc')).sizeBytes).toBe('3');
    }
  });
});

test('two processes on one folder at a time do each other no harm', async () => {
  await withTemporaryFolder(async (folder) => {
    const both = await Promise.all([workAndKill(folder, 'one', 40), workAndKill(folder, 'two', 40)]);
    const emulator = createEmulator({ dataDir: folder });
    await emulator.advance(1_000_000);
    for (const kept of both) {
      expect(kept.size).toBeGreaterThan(10);
      await expectKept(emulator, kept);
    }
    const ordinals = await Promise.all(
      [...both.flatMap((kept) => [...kept.keys()])]
        .filter((name) => name.startsWith('batches/'))
        .map(async (name) => JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')).ordinal),
    );
    expect(new Set(ordinals).size).toBe(ordinals.length);
  });
});
