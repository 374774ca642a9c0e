import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { type ApiClient, apiClient, ask } from '../testing/api-client.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { testClock } from '../testing/test-clock.ts';

// Two emulators of one process share nothing but the folder, as two processes do.

const rounds = 20;

async function withTwo(
  use: (one: ApiClient, other: ApiClient, pass: (ms: number) => void) => Promise<void>,
): Promise<void> {
  await withTemporaryFolder(async (dataDir) => {
    const { now, advance } = testClock();
    const [one, other] = [0, 1].map(() => apiClient(createEmulator({ dataDir, now, speed: 1 })));
    if (one !== undefined && other !== undefined) {
      await use(one, other, advance);
    }
  });
}

const newJob = async (client: ApiClient): Promise<string> => (await client.createInline([{ request: ask('Hi') }])).name;

test('what one changes of a job and what the other does at the same time both take effect', async () => {
  await withTwo(async (one, other) => {
    for (let round = 0; round < rounds; round += 1) {
      const name = await newJob(one);
      const path = `/v1beta/${name}:updateGenerateContentBatch`;
      await Promise.all([
        one.json('POST', `/v1beta/${name}:cancel`, {}),
        other.json('PATCH', path, { displayName: 'new' }),
        one.json('PATCH', path, { priority: '3' }),
      ]);
      for (const client of [one, other]) {
        const changed = { state: 'BATCH_STATE_CANCELLED', displayName: 'new', priority: '3' };
        expect((await client.batch(name)).metadata).toMatchObject(changed);
      }
    }
  });
});

test('a job that one deletes does not come back by what the other does', async () => {
  await withTwo(async (one, other) => {
    for (let round = 0; round < rounds; round += 1) {
      const name = await newJob(one);
      await Promise.all([
        one.json('DELETE', `/v1beta/${name}`),
        other.send('POST', `/v1beta/${name}:cancel`),
        other.send('PATCH', `/v1beta/${name}:updateGenerateContentBatch`, { displayName: 'new' }),
      ]);
      for (const client of [one, other]) {
        expect((await client.send('GET', `/v1beta/${name}`)).status).toBe(404);
      }
    }
    expect(await one.json('GET', '/v1beta/batches')).toEqual({});
  });
});

test('the clock moves by the sum of what both say at once', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const now = (): number => 1_800_000_000_000;
    const [one, other] = [createEmulator({ dataDir, now }), createEmulator({ dataDir, now })];
    for (let round = 1; round <= rounds; round += 1) {
      await Promise.all([one.advance(1), other.advance(2)]);
      expect([await one.now(), await other.now()]).toEqual([now() + 3 * round, now() + 3 * round]);
    }
  });
});
