import { batchOperationSchema, generateContentBatchSchema } from '@gemini-batch-test/core/wire';
import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { type ApiClient, apiClient, ask } from '../testing/api-client.ts';
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
