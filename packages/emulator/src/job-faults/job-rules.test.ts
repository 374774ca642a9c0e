import { describe, expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import type { FaultRule, JobRule } from '../rules/fault-rule.ts';
import { batchPath } from '../testing/api-client.ts';
import { type FaultyClient, faultyClient, inlineRequests, requestLines } from '../testing/faulty-client.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';

const failed: JobRule['do'] = { end: { state: 'FAILED' } };

/** The states of new jobs after an hour. */
async function statesOf({ client, passSeconds }: FaultyClient, count: number): Promise<(string | undefined)[]> {
  const names: string[] = [];
  for (let job = 0; job < count; job += 1) {
    names.push((await client.createInline(inlineRequests(1))).name);
  }
  passSeconds(3600);
  const states = names.map(async (name) => (await client.batch(name)).metadata?.state?.slice('BATCH_STATE_'.length));
  return await Promise.all(states);
}

describe('a rule of jobs', () => {
  test.each([
    [{ nth: 2 }, ['SUCCEEDED', 'FAILED', 'SUCCEEDED', 'SUCCEEDED']],
    [{ every: 2 }, ['FAILED', 'SUCCEEDED', 'FAILED', 'SUCCEEDED']],
    [{ probability: 1, nth: [1, 3] }, ['FAILED', 'SUCCEEDED', 'FAILED', 'SUCCEEDED']],
    [{ probability: 0 }, ['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']],
  ])('applies when %j', async (when, states) => {
    expect(await statesOf(faultyClient([{ job: {}, when, do: failed }]), 4)).toEqual(states);
  });

  test('applies by chance, the same for the same seed', async () => {
    const rules: FaultRule[] = [{ job: {}, when: { probability: 0.4 }, do: failed }];
    const [once, again, other] = await Promise.all(
      [1, 1, 2].map((seed) => statesOf(faultyClient(rules, { seed }), 20)),
    );
    expect(new Set(once)).toEqual(new Set(['SUCCEEDED', 'FAILED']));
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
  });

  test('counts on in another emulator on the same folder', async () => {
    await withTemporaryFolder(async (dataDir) => {
      const rules: FaultRule[] = [{ job: {}, when: { nth: 2 }, do: failed }];
      const first = await statesOf(faultyClient(rules, { dataDir }), 1);
      const second = await statesOf(faultyClient(rules, { dataDir }), 2);
      expect([...first, ...second]).toEqual(['SUCCEEDED', 'FAILED', 'SUCCEEDED']);
    });
  });

  test.each([
    [{ source: 'inline' }, 'FAILED', 'SUCCEEDED'],
    [{ source: 'file' }, 'SUCCEEDED', 'FAILED'],
    [{ displayName: 'ni*ly' }, 'SUCCEEDED', 'FAILED'],
    [{ model: 'gemini-3.5-*', displayName: 't*t' }, 'FAILED', 'SUCCEEDED'],
    [{ model: 'gemini-2.5-*' }, 'SUCCEEDED', 'SUCCEEDED'],
    [{ kind: 'embedContent' }, 'SUCCEEDED', 'SUCCEEDED'],
    [{ kind: 'generateContent' }, 'FAILED', 'FAILED'],
  ] as const)('selects by %j', async (job, inline, file) => {
    const { client, passSeconds } = faultyClient([{ job, do: failed }]);
    const first = await client.createInline(inlineRequests(1));
    const second = await client.createFromLines(requestLines(1), 'nightly');
    passSeconds(3600);
    const state = async (name: string) => (await client.batch(name)).metadata?.state;
    expect([await state(first.name), await state(second.name)]).toEqual([
      `BATCH_STATE_${inline}`,
      `BATCH_STATE_${file}`,
    ]);
  });

  test('is one of several whose effects come together; the first wins that says something of the same', async () => {
    const { client, passSeconds } = faultyClient([
      { job: {}, do: { listedAfterSeconds: 10_000 } },
      { job: {}, do: { end: { state: 'FAILED', error: { code: 8, message: 'Mine' } }, listedAfterSeconds: 0 } },
      { job: {}, do: { end: { state: 'CANCELLED' }, stuck: { state: 'PENDING', seconds: 5000 } } },
    ]);
    const { name } = await client.createInline(inlineRequests(1));
    passSeconds(4000);
    expect((await client.batch(name)).metadata?.state).toBe('BATCH_STATE_PENDING');
    passSeconds(4000);
    expect(await client.batch(name)).toMatchObject({
      metadata: { state: 'BATCH_STATE_FAILED' },
      error: { code: 8, message: 'Mine' },
    });
    expect(await client.json('GET', '/v1beta/batches')).toEqual({});
    passSeconds(4000);
    expect(await client.json('GET', '/v1beta/batches')).toHaveProperty('operations');
  });

  test('stays with a job when another emulator without rules is asked', async () => {
    await withTemporaryFolder(async (dataDir) => {
      const { client } = faultyClient([{ job: {}, do: failed }], { dataDir });
      const { name } = await client.createInline(inlineRequests(1));
      const other = faultyClient([], { dataDir });
      other.passSeconds(3600);
      expect((await other.client.batch(name)).metadata?.state).toBe('BATCH_STATE_FAILED');
    });
  });
});

test('an error of a rule is told of the end that the rule has in store, not of another', async () => {
  const end = { state: 'FAILED', error: { code: 8, message: 'Mine' } } as const;
  const { client, passSeconds } = faultyClient([{ job: {}, do: { end, stuck: { state: 'RUNNING' } } }]);
  const [cancelled, expired] = [
    await client.createInline(inlineRequests(1)),
    await client.createInline(inlineRequests(1)),
  ];
  await client.json('POST', `/v1beta/${cancelled.name}:cancel`);
  passSeconds(49 * 3600);
  expect((await client.batch(cancelled.name)).error).toMatchObject({
    code: 1,
    message: 'The operation was cancelled.',
  });
  expect((await client.batch(expired.name)).error).toMatchObject({ code: 4 });
});

test('a client that no longer waits for a job that cannot be read is let go', async () => {
  const { client, emulator, passSeconds } = faultyClient([{ job: {}, do: { unreadable: { afterSeconds: 3600 } } }]);
  const { name } = await client.createInline(inlineRequests(1));
  passSeconds(3600);
  const signal = AbortSignal.timeout(20);
  await expect(emulator.fetch(`/v1beta/${name}?key=a`, { signal })).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('rules of an option are checked like those of a file', () => {
  const bad = JSON.parse('[{"call": "*", "do": {"status": 503}}, {"call": "batches.crate", "do": {"stauts": 503}}]');
  expect(() => createEmulator({ faults: bad })).toThrow(
    new RangeError(
      'Faults cannot be used: faults[1]: Unknown key "stauts", did you mean "status"?; faults[1]: No call is named "batches.crate", did you mean "batches.create"?',
    ),
  );
  expect(() => createEmulator({ faults: JSON.parse('3') })).toThrow(RangeError);
});

test('a create that is refused makes no job, whatever rules there are for jobs', async () => {
  const { client } = faultyClient([
    { call: 'batches.create', when: { nth: 1 }, do: { status: 503 } },
    { job: {}, when: { nth: 1 }, do: failed },
  ]);
  const body = { batch: { displayName: 'x', inputConfig: { requests: { requests: inlineRequests(1) } } } };
  expect((await client.send('POST', batchPath, body)).status).toBe(503);
  expect(await client.json('GET', '/v1beta/batches')).toEqual({});
});
