import { batchOperationSchema, generateContentBatchSchema } from '@gemini-batch-test/core/wire';
import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { type ApiClient, apiClient, ask, batchPath } from '../testing/api-client.ts';
import { testClock } from '../testing/test-clock.ts';

async function withJob(): Promise<{ client: ApiClient; path: string; name: string; advance(ms: number): void }> {
  const clock = testClock();
  const client = apiClient(createEmulator({ now: clock.now, speed: 1 }));
  const { name } = await client.createInline([{ request: ask('Hi') }]);
  return { client, name, path: `/v1beta/${name}:updateGenerateContentBatch`, advance: clock.advance };
}

test('update changes what the mask names, in either case, and answers with the job', async () => {
  const { client, path, name } = await withJob();
  const body = { displayName: 'new', priority: '7' };
  const changed = generateContentBatchSchema.parse(await client.json('PATCH', `${path}?updateMask=display_name`, body));
  expect(changed).toMatchObject({ name, displayName: 'new', state: 'BATCH_STATE_PENDING' });
  expect(changed.priority).toBeUndefined();
  await client.json('PATCH', `${path}?updateMask=priority`, body);
  expect((await client.batch(name)).metadata).toMatchObject({ displayName: 'new', priority: '7' });
});

test('update without a mask changes what the body has', async () => {
  const { client, path, name } = await withJob();
  await client.json('PATCH', path, { display_name: 'other' });
  expect((await client.batch(name)).metadata?.displayName).toBe('other');
});

test('update of a job that has ended leaves its counters', async () => {
  const { client, path, name, advance } = await withJob();
  advance(600_000);
  const changed = await client.json('PATCH', path, { displayName: 'late' });
  expect(changed).toMatchObject({
    displayName: 'late',
    batchStats: { requestCount: '1', successfulRequestCount: '1' },
  });
  expect(batchOperationSchema.parse(await client.batch(name)).done).toBe(true);
});

test('update refuses what is no field to be updated, a job of the other kind, and one that is not there', async () => {
  const { client, path } = await withJob();
  expect(await client.error('PATCH', `${path}?updateMask=state`, {})).toMatchObject({ code: 400 });
  expect(await client.error('PATCH', path, { priority: 'high' })).toMatchObject({ code: 400 });
  expect(await client.error('PATCH', path.replace('Generate', 'Embed'), {})).toMatchObject({ code: 404 });
  expect(await client.error('PATCH', '/v1/batches/none:updateGenerateContentBatch', {})).toMatchObject({ code: 404 });
});

test.each(['-5', '5', '0'])(
  'update of the priority to %s leaves the past of a job that runs or has ended',
  async (priority) => {
    const { client, path, name, advance } = await withJob();
    for (const passedMs of [125_000, 600_000]) {
      advance(passedMs);
      const { metadata: before } = await client.batch(name);
      await client.json('PATCH', path, { priority });
      const { metadata: after } = await client.batch(name);
      expect({ ...after, priority: undefined }).toEqual({ ...before, priority: undefined });
    }
  },
);

test('update of the priority of a job that waits moves its start, not into the past', async () => {
  const { client, path, name, advance } = await withJob();
  const stateAfter = async (passedMs: number): Promise<string | undefined> => {
    advance(passedMs);
    return (await client.batch(name)).metadata?.state;
  };
  await client.json('PATCH', path, { priority: '-1' });
  expect(await stateAfter(119_000)).toBe('BATCH_STATE_PENDING');
  await client.json('PATCH', path, { priority: '9' });
  const { metadata } = await client.batch(name);
  expect(metadata?.state).toBe('BATCH_STATE_RUNNING');
  expect(Date.parse(metadata?.updateTime ?? '')).toBe(Date.parse(metadata?.createTime ?? '') + 119_000);
});

test('update, cancel and delete at once each take effect', async () => {
  const { client, path, name } = await withJob();
  await Promise.all([
    client.json('POST', `/v1beta/${name}:cancel`, {}),
    client.json('PATCH', path, { displayName: 'new' }),
    client.json('PATCH', path, { priority: '3' }),
  ]);
  expect((await client.batch(name)).metadata).toMatchObject({
    state: 'BATCH_STATE_CANCELLED',
    displayName: 'new',
    priority: '3',
  });
  const [deleted] = await Promise.all([
    client.send('DELETE', `/v1beta/${name}`),
    client.send('PATCH', path, { displayName: 'newer' }),
    client.send('POST', `/v1beta/${name}:cancel`),
  ]);
  expect(deleted.status).toBe(200);
  expect(await client.error('GET', `/v1beta/${name}`)).toMatchObject({ code: 404 });
});

test.each(['9223372036854775808', '-9223372036854775809', 'high', '1.5', '', true])(
  'a priority of %j is refused, at create and at update',
  async (priority) => {
    const { client, path } = await withJob();
    const batch = { priority, inputConfig: { requests: { requests: [{ request: ask('Hi') }] } } };
    const refused = { code: 400, message: "Invalid value at 'batch.priority' (TYPE_INT64)" };
    expect(await client.error('POST', batchPath, { batch })).toMatchObject(refused);
    expect(await client.error('PATCH', path, { priority })).toMatchObject(refused);
  },
);

test.each([1_000_000_000, 100_000, 1000])(
  'update of the priority changes nothing of a job that is over, at speed %i',
  async (speed) => {
    const clock = testClock();
    const client = apiClient(createEmulator({ now: clock.now, speed }));
    for (let round = 0; round < 20; round += 1) {
      const { name } = await client.createInline([{ request: ask('Hi') }]);
      clock.advance(1000);
      const { metadata: before } = await client.batch(name);
      expect(before?.state).toBe('BATCH_STATE_SUCCEEDED');
      await client.json('PATCH', `/v1beta/${name}:updateGenerateContentBatch`, { priority: '5' });
      expect((await client.batch(name)).metadata).toEqual({ ...before, priority: '5' });
    }
  },
);
