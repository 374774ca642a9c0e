import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../create-emulator.ts';
import { apiClient } from '../testing/api-client.ts';
import { startChild } from '../testing/child-process.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';

const busyProcess = new URL('../testing/busy-process.ts', import.meta.url);

/** What a process was told: of what is kept the digest of a file or the number of requests of a job, and what is gone. */
interface Acknowledged {
  readonly kept: Map<string, { readonly proof: string; isCancelled: boolean }>;
  readonly gone: Set<string>;
}

/** Lets a process work on the folder and kills it after so many lines. Gives what it can rely on. */
async function workAndKill(
  folder: string,
  name: string,
  lineCount: number,
  onJob: (job: string) => void = () => {},
): Promise<Acknowledged> {
  const { child, lines, ended } = startChild(busyProcess, [folder, name]);
  const { kept, gone }: Acknowledged = { kept: new Map(), gone: new Set() };
  let left = lineCount;
  for await (const line of lines) {
    const [kind, object = '', proof = ''] = line.split(' ');
    if (kind === 'changing') {
      // Until it is told that it was cancelled or is gone, nobody knows.
      kept.delete(object);
    } else if (kind === 'gone') {
      gone.add(object);
    } else {
      kept.set(object, { proof, isCancelled: kind === 'cancelled' });
    }
    if (kind === 'job') {
      onJob(object);
    }
    left -= 1;
    if (left === 0) {
      child.kill('SIGKILL');
    }
  }
  await ended;
  expect(left).toBeLessThanOrEqual(0);
  return { kept, gone };
}

/** Whether everything that was acknowledged is there and whole, or gone. */
async function expectKept(emulator: Emulator, { kept, gone }: Acknowledged): Promise<void> {
  const client = apiClient(emulator);
  for (const name of gone) {
    expect([403, 404]).toContain((await client.send('GET', `/v1beta/${name}`)).status);
  }
  for (const [name, { proof, isCancelled }] of kept) {
    const answer = await client.send('GET', `/v1beta/${name}`);
    const body = await answer.json();
    expect([name, answer.status]).toEqual([name, 200]);
    if (name.startsWith('files/')) {
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
}

test('what was acknowledged before a SIGKILL is there, whole, and all goes on', async () => {
  await withTemporaryFolder(async (folder) => {
    const all: Acknowledged[] = [];
    for (const [round, lineCount] of [3, 8, 14, 30, 43].entries()) {
      all.push(await workAndKill(folder, `round${round}`, lineCount));
      const emulator = createEmulator({ dataDir: folder });
      const client = apiClient(emulator);
      await emulator.advance(1_000_000);
      for (const acknowledged of all) {
        await expectKept(emulator, acknowledged);
      }
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
    for (const acknowledged of both) {
      expect(acknowledged.kept.size).toBeGreaterThan(10);
      await expectKept(emulator, acknowledged);
    }
    const ordinals = await Promise.all(
      [...both.flatMap(({ kept }) => [...kept.keys()])]
        .filter((name) => name.startsWith('batches/'))
        .map(async (name) => JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')).ordinal),
    );
    expect(new Set(ordinals).size).toBe(ordinals.length);
  });
});

test('what one process changes of a job while another cancels it holds, and so does the cancellation', async () => {
  await withTemporaryFolder(async (folder) => {
    const emulator = createEmulator({ dataDir: folder });
    const client = apiClient(emulator);
    const changes: Promise<string>[] = [];
    const change = async (name: string): Promise<string> => {
      const answer = await client.send('PATCH', `/v1/${name}:updateGenerateContentBatch`, { displayName: 'changed' });
      return answer.ok ? name : 'deleted meanwhile';
    };
    const { kept } = await workAndKill(folder, 'other', 60, (name) => changes.push(change(name)));
    const changed = (await Promise.all(changes)).filter((name) => kept.has(name));
    expect(changed.length).toBeGreaterThan(10);
    for (const name of changed) {
      const { metadata } = await client.batch(name);
      expect(metadata?.displayName).toBe('changed');
      expect(metadata?.state === 'BATCH_STATE_CANCELLED').toBe(kept.get(name)?.isCancelled);
    }
  });
});
