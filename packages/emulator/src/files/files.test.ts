import { fileListSchema, geminiFileSchema } from '@gemini-batch-test/core/wire';
import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { apiClient, sendChunk, startUpload } from '../testing/api-client.ts';
import { testClock } from '../testing/test-clock.ts';

const hourMs = 60 * 60 * 1000;

test('files.get gives what the upload gave', async () => {
  const client = apiClient(createEmulator());
  const file = await client.upload('abc', { displayName: 'letters', mimeType: 'text/plain' });
  expect(geminiFileSchema.parse(await client.json('GET', `/v1beta/${file.name}`))).toEqual(file);
  expect(Object.keys(file).toSorted()).toEqual(
    'createTime displayName expirationTime mimeType name sha256Hash sizeBytes source state updateTime uri'.split(' '),
  );
});

test('the times of a file have six digits of a second, whatever the time, and its expiration nine', async () => {
  const clock = testClock();
  const client = apiClient(createEmulator({ now: clock.now }));
  for (let count = 0; count < 30; count += 1) {
    const file = await client.upload('abc');
    expect([file.createTime, file.updateTime]).toEqual(Array(2).fill(expect.stringMatching(/T[\d:]{8}\.\d{6}Z$/)));
    expect(file.expirationTime).toMatch(/T[\d:]{8}\.\d{9}Z$/);
    clock.advance(333);
  }
});

test('files.list pages through all files, newest first', async () => {
  const clock = testClock();
  const client = apiClient(createEmulator({ now: clock.now }));
  expect(await client.json('GET', '/v1/files')).toEqual({});
  const names: string[] = [];
  for (let count = 0; count < 12; count += 1) {
    names.unshift((await client.upload(String(count))).name);
    clock.advance(1000);
  }
  const first = fileListSchema.parse(await client.json('GET', '/v1/files'));
  expect(first.files).toHaveLength(10);
  const second = fileListSchema.parse(await client.json('GET', `/v1/files?pageToken=${first.nextPageToken}`));
  expect(second.nextPageToken).toBeUndefined();
  expect([...(first.files ?? []), ...(second.files ?? [])].map(({ name }) => name)).toEqual(names);
});

test('a file is gone after 48 hours, and after its deletion', async () => {
  const clock = testClock();
  const client = apiClient(createEmulator({ now: clock.now }));
  const file = await client.upload('abc');
  clock.advance(48 * hourMs - 1);
  expect((await client.send('GET', `/v1/${file.name}`)).status).toBe(200);
  clock.advance(1);
  const gone = { code: 403, status: 'PERMISSION_DENIED' };
  expect(await client.error('GET', `/v1/${file.name}`)).toMatchObject(gone);
  expect(await client.json('GET', '/v1/files')).toEqual({});

  const deleted = await client.upload('abc');
  expect(await client.json('DELETE', `/v1/${deleted.name}`)).toEqual({});
  expect(await client.error('GET', `/v1/${deleted.name}`)).toMatchObject(gone);
  expect(await client.error('DELETE', `/v1/${deleted.name}`)).toMatchObject(gone);
});

test('the name of a file that has expired is free, though nobody has looked at it since', async () => {
  const clock = testClock();
  const emulator = createEmulator({ now: clock.now });
  const client = apiClient(emulator);
  const started = await startUpload(emulator, { name: 'files/mine' });
  await client.upload('first', { name: 'files/mine' });
  clock.advance(47 * hourMs);
  const taken = await startUpload(emulator, { name: 'files/mine' });
  expect((await sendChunk(emulator, taken, 'upload, finalize', 0, 'second')).status).toBe(409);
  clock.advance(hourMs);
  expect(await client.upload('second', { name: 'files/mine' })).toMatchObject({ name: 'files/mine', sizeBytes: '6' });
  clock.advance(48 * hourMs);
  const last = await sendChunk(emulator, started, 'upload, finalize', 0, 'started before the first');
  expect(await last.json()).toMatchObject({ file: { name: 'files/mine', sizeBytes: '24' } });
});

test('an uploaded file cannot be downloaded', async () => {
  const client = apiClient(createEmulator());
  const file = await client.upload('abc');
  expect(await client.error('GET', `/v1/${file.name}:download?alt=media`)).toMatchObject({ code: 400 });
});

test('a file that is named like an output was uploaded all the same', async () => {
  const client = apiClient(createEmulator());
  await client.upload('abc', { name: 'files/batch-abc' });
  expect((await client.send('GET', '/v1/files/batch-abc:download?alt=media')).status).toBe(400);
});

test('a page size of nothing but zeros is the default', async () => {
  const client = apiClient(createEmulator());
  await client.upload('abc');
  expect(await client.json('GET', '/v1/files?pageSize=00')).toMatchObject({ files: [{ sizeBytes: '3' }] });
});
