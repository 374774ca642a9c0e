import { batchListSchema } from '@gemini-batch-test/core/wire';
import { describe, expect, test } from 'vitest';
import { type Choices, choiceValues, completeChoices } from './choices.ts';
import { createEmulator } from './create-emulator.ts';
import { apiClient, ask, batchPath } from './testing/api-client.ts';
import { testClock } from './testing/test-clock.ts';

function started(choices: Partial<Choices>) {
  const clock = testClock();
  return { clock, client: apiClient(createEmulator({ now: clock.now, speed: 1, choices })) };
}

const hello = { contents: [{ parts: [{ text: 'Hello' }] }] };
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

test('completeChoices takes the first value of each that was not made', () => {
  for (const [name, value] of Object.entries(completeChoices({}))) {
    expect(choiceValues.get(name)?.[0]).toBe(value);
  }
});

test('completeChoices names what there is when it is asked for what there is not', () => {
  expect(() => completeChoices({ cancelledoutput: 'none' })).toThrow(/no choice "cancelledoutput".*cancelledOutput/);
  expect(() => completeChoices({ cancelledOutput: 'some' })).toThrow(/must be none or partial, not "some"/);
});

describe('what a create accepts', () => {
  const statusOf = async (choices: Partial<Choices>, lines: readonly unknown[]): Promise<number> => {
    const { client } = started(choices);
    const { name: fileName } = await client.upload(lines.map((line) => JSON.stringify(line)).join('\n'));
    return (await client.send('POST', batchPath, { batch: { inputConfig: { fileName } } })).status;
  };

  test.each<[Partial<Choices>, readonly unknown[], number]>([
    [{ displayName: 'optional' }, [{ key: 'a', request: hello }], 200],
    [{ displayName: 'required' }, [{ key: 'a', request: hello }], 400],
    [{ missingKey: 'accepted' }, [{ request: hello }], 200],
    [{ missingKey: 'refused' }, [{ request: hello }], 400],
    [
      { duplicateKey: 'accepted' },
      [
        { key: 'a', request: hello },
        { key: 'a', request: hello },
      ],
      200,
    ],
    [
      { duplicateKey: 'refused' },
      [
        { key: 'a', request: hello },
        { key: 'a', request: hello },
      ],
      400,
    ],
    [{ bareLine: 'refused' }, [hello], 400],
    [{ bareLine: 'accepted' }, [hello], 200],
  ])('%j', async (choices, lines, status) => {
    expect(await statusOf(choices, lines)).toBe(status);
  });
});

test.each([
  ['emptied', []],
  ['kept', ['x']],
] as const)('extraLists %s', async (extraLists, tags) => {
  const { client, clock } = started({ extraLists });
  const { name } = await client.createFromLines([{ key: 'a', request: hello, tags: ['x'] }]);
  clock.advance(hourMs);
  expect(await client.output(await client.batch(name))).toMatchObject([{ key: 'a', tags }]);
});

test('bareLine accepted: the answer comes without the request', async () => {
  const { client, clock } = started({ bareLine: 'accepted' });
  const { name } = await client.createFromLines([hello]);
  clock.advance(hourMs);
  const [line] = await client.output(await client.batch(name));
  expect(Object.keys(line ?? {})).toEqual(['response']);
});

describe('cancelledOutput', () => {
  const cancelledHalfway = async (choices: Partial<Choices>) => {
    const { client, clock } = started(choices);
    const lines = Array.from({ length: 100 }, (_, index) => ({ key: `${index}`, request: ask('Hi') }));
    const { name } = await client.createFromLines(lines);
    // In the queue for one to two minutes, then at work for two.
    clock.advance(3 * minuteMs);
    await client.json('POST', `/v1/${name}:cancel`);
    return { client, job: await client.batch(name) };
  };

  test('none: everything stays pending', async () => {
    const { job } = await cancelledHalfway({});
    expect(job).toMatchObject({ done: true, error: { code: 1 }, metadata: { state: 'BATCH_STATE_CANCELLED' } });
    expect(job.metadata?.batchStats).toEqual({ requestCount: '100', pendingRequestCount: '100' });
    expect(job.metadata?.output).toBeUndefined();
  });

  test('partial: what was done by then can be had', async () => {
    const { client, job } = await cancelledHalfway({ cancelledOutput: 'partial' });
    expect(job).toMatchObject({ done: true, error: { code: 1 } });
    expect(job.response).toBeUndefined();
    const { successfulRequestCount, pendingRequestCount } = job.metadata?.batchStats ?? {};
    const answered = await client.output(job);
    expect(answered.length).toBeGreaterThan(20);
    expect(answered.length).toBeLessThan(100);
    expect(successfulRequestCount).toBe(String(answered.length));
    expect(Number(pendingRequestCount)).toBe(100 - answered.length);
    expect(answered.map(({ key }) => key)).toEqual(answered.map((_, index) => String(index)));
  });
});

test.each([
  ['stops', 403],
  ['goes-on', 200],
] as const)('deletedJob %s', async (deletedJob, status) => {
  const { client, clock } = started({ deletedJob });
  const { name } = await client.createFromLines([{ key: 'a', request: hello }]);
  await client.json('DELETE', `/v1/${name}`);
  expect(await client.error('GET', `/v1/${name}`)).toMatchObject({ code: 404 });
  expect(await client.json('GET', '/v1/batches')).toEqual({});
  clock.advance(hourMs);
  const output = `/v1/files/batch-${name.slice('batches/'.length)}:download?alt=media`;
  expect((await client.send('GET', output)).status).toBe(status);
});

test.each([
  ['six-weeks', 200],
  ['48-hours', 403],
] as const)('outputLife %s', async (outputLife, status) => {
  const { client, clock } = started({ outputLife });
  const { name } = await client.createFromLines([{ key: 'a', request: hello }]);
  clock.advance(49 * hourMs);
  const output = `/v1/files/batch-${name.slice('batches/'.length)}:download?alt=media`;
  expect((await client.send('GET', output)).status).toBe(status);
  expect((await client.batch(name)).metadata?.batchStats).toEqual({ requestCount: '1', successfulRequestCount: '1' });
});

test.each([
  ['stale', { requestCount: '1', pendingRequestCount: '1' }],
  ['current', { requestCount: '1', successfulRequestCount: '1' }],
] as const)('listStats %s', async (listStats, batchStats) => {
  const { client, clock } = started({ listStats });
  const { name } = await client.createInline([{ request: hello }]);
  while ((await client.batch(name)).done !== true) {
    clock.advance(1000);
  }
  const listed = async () => batchListSchema.parse(await client.json('GET', '/v1/batches')).operations?.[0];
  expect(await listed()).toMatchObject({ done: true, metadata: { state: 'BATCH_STATE_SUCCEEDED' } });
  expect((await listed())?.metadata?.batchStats).toEqual(batchStats);
  clock.advance(minuteMs);
  expect((await listed())?.metadata?.batchStats).toEqual({ requestCount: '1', successfulRequestCount: '1' });
});

test.each([
  ['newest-first', ['second', 'first']],
  ['oldest-first', ['first', 'second']],
] as const)('listOrder %s, also over pages', async (listOrder, names) => {
  const { client, clock } = started({ listOrder });
  for (const displayName of ['first', 'second']) {
    await client.createFromLines([{ key: 'a', request: hello }], displayName);
    clock.advance(1000);
  }
  const first = batchListSchema.parse(await client.json('GET', '/v1/batches?pageSize=1'));
  const rest = batchListSchema.parse(await client.json('GET', `/v1/batches?pageToken=${first.nextPageToken}`));
  const listed = [...(first.operations ?? []), ...(rest.operations ?? [])];
  expect(listed.map(({ metadata }) => metadata?.displayName)).toEqual(names);
});

test.each([
  ['invalid-argument', 400],
  ['permission-denied', 403],
] as const)('uploadedDownload %s', async (uploadedDownload, code) => {
  const { client } = started({ uploadedDownload });
  const { name } = await client.upload('x');
  expect(await client.error('GET', `/v1/${name}:download?alt=media`)).toMatchObject({ code });
});
