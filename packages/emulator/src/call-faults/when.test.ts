import { describe, expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import type { CallCondition, CallRule } from '../rules/fault-rule.ts';
import { apiClient } from '../testing/api-client.ts';
import { type FaultyClient, faultyClient } from '../testing/faulty-client.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { testClock } from '../testing/test-clock.ts';

const modelsPath = '/v1beta/models';

async function statuses({ client, passSeconds }: FaultyClient, count: number, path = modelsPath): Promise<number[]> {
  const all: number[] = [];
  for (let call = 0; call < count; call += 1) {
    all.push((await client.send('GET', path)).status);
    passSeconds(1);
  }
  return all;
}

function rule(when: CallCondition, status: 500 | 503 = 503): CallRule {
  return { call: 'models.list', when, do: { status } };
}

/** Which of so many calls, from 1, one a second, the rule applies to. */
async function hits(when: CallCondition, count = 8, seed = 1): Promise<number[]> {
  const seen = await statuses(faultyClient([rule(when)], { seed }), count);
  return seen.flatMap((status, index) => (status === 503 ? [index + 1] : []));
}

describe('a rule applies', () => {
  test.each([
    ['always', {}, [1, 2, 3, 4, 5, 6, 7, 8]],
    ['to the nth', { nth: 2 }, [2]],
    ['to several', { nth: [1, 4] }, [1, 4]],
    ['to the first of every so many', { every: 3 }, [1, 4, 7]],
    ['never by chance 0', { probability: 0 }, []],
    ['always by chance 1', { probability: 1 }, [1, 2, 3, 4, 5, 6, 7, 8]],
    ['after some seconds', { after: 5 }, [6, 7, 8]],
    ['before some seconds', { before: 2 }, [1, 2]],
    ['between times', { after: '2026-11-23T12:00:03Z', before: '2026-11-23T13:00:05+01:00' }, [4, 5]],
    ['to the nth after some seconds', { after: 3, nth: [1, 2] }, [4, 5]],
    ['when all that it says holds', { every: 2, nth: [2, 3, 5] }, [3, 5]],
  ])('%s', async (_, when, expected) => {
    expect(await hits(when)).toEqual(expected);
  });

  test('by chance as often as it says, the same for the same seed', async () => {
    const once = await hits({ probability: 0.3 }, 200);
    expect(once.length).toBeGreaterThan(30);
    expect(once.length).toBeLessThan(90);
    expect(await hits({ probability: 0.3 }, 200)).toEqual(once);
    expect(await hits({ probability: 0.3 }, 200, 2)).not.toEqual(once);
  });

  test('before those that follow it, which count all the same', async () => {
    const rules = [rule({ nth: 2 }, 500), rule({ nth: [2, 3] })];
    expect(await statuses(faultyClient(rules), 4)).toEqual([200, 500, 503, 200]);
  });

  test('beside another that says the same, each with its own count', async () => {
    expect(await statuses(faultyClient([rule({ nth: 1 }), rule({ nth: 1 })]), 2)).toEqual([503, 200]);
  });

  test('only to the calls and models that it names', async () => {
    const rules: CallRule[] = [
      { call: ['files.*', 'models.get'], model: 'gemini-3.*', do: { status: 503 } },
      { call: '*.list', do: { status: 500 } },
    ];
    const { client } = faultyClient(rules);
    const paths = ['models/gemini-3.5-flash-lite', 'models/gemini-2.5-pro', 'files/x', 'models', 'batches/x'];
    const seen = await Promise.all(paths.map(async (path) => (await client.send('GET', `/v1beta/${path}`)).status));
    expect(seen).toEqual([503, 200, 403, 500, 404]);
  });
});

test('counts go on in another emulator on the same folder, whatever order the keys of a rule have', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const first = await statuses(faultyClient([rule({ nth: [1, 3] })], { dataDir }), 2);
    const same: CallRule = { do: { status: 503 }, when: { nth: [1, 3] }, call: 'models.list' };
    const second = await statuses(faultyClient([rule({ nth: 9 }), same], { dataDir }), 2);
    expect([...first, ...second]).toEqual([503, 200, 503, 200]);
  });
});

test('two emulators on one folder never both have the first', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const clients = [1, 2, 3].map(() => faultyClient([rule({ nth: 1 })], { dataDir }).client);
    const seen = await Promise.all(clients.map(async (client) => (await client.send('GET', modelsPath)).status));
    expect(seen.sort()).toEqual([200, 200, 503]);
  });
});

test('time is that of the emulator: advancing its clock brings a rule on', async () => {
  const clock = testClock();
  const emulator = createEmulator({ now: clock.now, faults: [rule({ after: 100 })] });
  const status = async (): Promise<number> => (await apiClient(emulator).send('GET', modelsPath)).status;
  expect(await status()).toBe(200);
  await emulator.advance(100_000);
  expect(await status()).toBe(503);
});

test('seconds count from the start, though the first call comes later', async () => {
  await withTemporaryFolder(async (dataDir) => {
    const { client, passSeconds, emulator } = faultyClient([rule({ after: 3, before: 60 })], { dataDir });
    await createEmulator({ dataDir }).advance(10_000);
    passSeconds(4);
    expect((await client.send('GET', modelsPath)).status).toBe(503);
    await emulator.advance(60_000);
    expect((await client.send('GET', modelsPath)).status).toBe(200);
  });
});
