import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { apiClient } from '../testing/api-client.ts';
import { faultyClient, requestLines } from '../testing/faulty-client.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { testClock } from '../testing/test-clock.ts';

test('what cannot be counted is an error that spoils no list, and counted when it can be, by all who ask at once', async () => {
  await withTemporaryFolder(async (folder) => {
    const answers = join(folder, 'answers.jsonl');
    await writeFile(answers, '{"key":"k0","text":"one"}\n');
    const clock = testClock();
    const client = apiClient(createEmulator({ now: clock.now, answers, dataDir: folder }));
    const { name } = await client.createFromLines(requestLines(2));
    clock.advance(3_600_000);
    const blobs = join(folder, 'blobs');
    const kept = (await readdir(blobs)).find((id) => id.startsWith('recorded-')) ?? '';
    await rename(join(blobs, kept), join(folder, 'away'));
    expect(await client.error('GET', `/v1/${name}`)).toMatchObject({ code: 500 });
    expect(await client.json('GET', '/v1/batches')).toMatchObject({
      operations: [{ name, metadata: { batchStats: { requestCount: '2', pendingRequestCount: '2' } } }],
    });
    await rename(join(folder, 'away'), join(blobs, kept));
    const jobs = await Promise.all([client.batch(name), client.batch(name), client.batch(name)]);
    for (const { metadata } of jobs) {
      expect(metadata?.batchStats).toMatchObject({ successfulRequestCount: '1', failedRequestCount: '1' });
    }
  });
});

// 100 requests run for two minutes, after a queue of two at most.
test.each([
  ['in the queue', 1, undefined],
  ['while it runs', 150, /^[1-9]\d?$/],
])(
  'a job that the service cancels %s has the answers that it had by then, where these are kept',
  async (_when, afterSeconds, succeeded) => {
    const rule = { job: {}, do: { end: { state: 'CANCELLED', afterSeconds } } } as const;
    const { client, passSeconds } = faultyClient([rule], { choices: { cancelledOutput: 'partial' } });
    const { name } = await client.createFromLines(requestLines(100));
    passSeconds(3600);
    const ended = await client.batch(name);
    expect(ended.metadata?.state).toBe('BATCH_STATE_CANCELLED');
    const count = ended.metadata?.batchStats?.successfulRequestCount;
    expect(count).toEqual(succeeded === undefined ? undefined : expect.stringMatching(succeeded));
    expect(await client.output(ended)).toHaveLength(Number(count ?? 0));
  },
);
