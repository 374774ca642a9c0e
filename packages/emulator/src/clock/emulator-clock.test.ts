import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { apiClient, ask } from '../testing/api-client.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';

test('advance brings a job to its end, and files to theirs', async () => {
  const emulator = createEmulator({ now: () => 1_800_000_000_000, speed: 1 });
  const client = apiClient(emulator);
  const file = await client.upload('x');
  const { name } = await client.createInline([{ request: ask('Hi') }]);
  await emulator.advance(600_000);
  expect(await emulator.now()).toBe(1_800_000_600_000);
  expect((await client.batch(name)).metadata?.state).toBe('BATCH_STATE_SUCCEEDED');
  await emulator.advance(48 * 3_600_000);
  expect(await client.error('GET', `/v1/${file.name}`)).toMatchObject({ code: 403 });
});

test('a clock that was advanced stays so, in every emulator on the folder', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const now = (): number => 1_800_000_000_000;
    const one = createEmulator({ now, dataDir });
    const other = createEmulator({ now, dataDir });
    await one.advance(1000);
    await other.advance(500);
    expect([await one.now(), await other.now(), await createEmulator({ now, dataDir }).now()]).toEqual(
      Array.from({ length: 3 }, () => 1_800_000_001_500),
    );
  });
});

test('advance moves by the sum of what it is told at once', async () => {
  const emulator = createEmulator({ now: () => 1_800_000_000_000 });
  await Promise.all([emulator.advance(1000), emulator.advance(500)]);
  expect(await emulator.now()).toBe(1_800_000_001_500);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 1e18])(
  'advance refuses to move by %s ms, and stays',
  async (ms) => {
    const emulator = createEmulator({ now: () => 1_800_000_000_000 });
    await emulator.advance(1000);
    await expect(emulator.advance(ms)).rejects.toThrow(RangeError);
    expect(await emulator.now()).toBe(1_800_000_001_000);
  },
);
