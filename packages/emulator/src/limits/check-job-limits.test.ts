import { describe, expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import type { EmulatorOptions } from '../emulator-options.ts';
import { apiClient, ask, batchPath } from '../testing/api-client.ts';
import { testClock } from '../testing/test-clock.ts';
import { limitsOf, tiers } from './limits.ts';

const quota = {
  code: 429,
  status: 'RESOURCE_EXHAUSTED',
  details: [{ '@type': 'type.googleapis.com/google.rpc.Help' }],
};
const hello = [{ request: ask('Hello') }];
const body = { batch: { inputConfig: { requests: { requests: hello } } } };

function started(options: EmulatorOptions) {
  const clock = testClock();
  const client = apiClient(createEmulator({ now: clock.now, speed: 1, ...options }));
  return { client, clock, create: (path = batchPath) => client.send('POST', path, body) };
}

describe('concurrent jobs', () => {
  test('one too many is a 429 that says no more than a link; when one has ended there is room again', async () => {
    const { client, clock, create } = started({ limits: { concurrentJobs: 2 } });
    expect([(await create()).status, (await create()).status]).toEqual([200, 200]);
    const error = await client.error('POST', batchPath, body);
    expect(error).toMatchObject(quota);
    expect(error.details).toHaveLength(1);
    clock.advance(600_000);
    expect((await create()).status).toBe(200);
  });

  test('are counted one after the other when jobs are created at once', async () => {
    const { create } = started({ limits: { concurrentJobs: 2 } });
    const statuses = (await Promise.all([create(), create(), create(), create()])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 200, 429, 429]);
  });

  test('a cancelled or deleted job leaves room', async () => {
    const { client, create } = started({ limits: { concurrentJobs: 1 } });
    const { name } = await client.createInline(hello);
    expect((await create()).status).toBe(429);
    await client.json('POST', `/v1beta/${name}:cancel`);
    const second = await client.createInline(hello);
    await client.json('DELETE', `/v1beta/${second.name}`);
    expect((await create()).status).toBe(200);
  });

  test('are 100 in every tier', async () => {
    const { create } = started({});
    const statuses: number[] = [];
    for (let job = 1; job <= 101; job += 1) {
      statuses.push((await create()).status);
    }
    expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([100, 429]);
  });
});

test('a refused create says what a rule with such a refusal says', async () => {
  const { client } = started({ limits: { concurrentJobs: 0 } });
  const { client: faulty } = started({ faults: [{ call: 'batches.create', do: { status: 429 } }] });
  expect(await client.error('POST', batchPath, body)).toEqual(await faulty.error('POST', batchPath, body));
});

describe('enqueued tokens', () => {
  test('count per model over all active jobs', async () => {
    // "Hello" is two tokens by the rule of thumb.
    const { create } = started({ limits: { enqueuedTokens: 5 } });
    expect((await create()).status).toBe(200);
    expect((await create()).status).toBe(200);
    expect((await create()).status).toBe(429);
    expect((await create('/v1/models/gemini-3.6-flash:batchGenerateContent')).status).toBe(200);
  });

  test('count for a file as for inline requests', async () => {
    const { client } = started({ limits: { enqueuedTokens: { 'gemini-3.5-flash-lite': 3 } } });
    const lines = (count: number): string =>
      Array.from({ length: count }, (_, index) => JSON.stringify({ key: `${index}`, request: ask('Hello') })).join(
        '\n',
      );
    const small = await client.upload(lines(1));
    const large = await client.upload(lines(2));
    const ofFile = (fileName: string): unknown => ({ batch: { inputConfig: { fileName } } });
    expect((await client.send('POST', batchPath, ofFile(large.name))).status).toBe(429);
    expect((await client.send('POST', batchPath, ofFile(small.name))).status).toBe(200);
  });

  test.each([
    ['1', 10_000_000],
    ['2', 500_000_000],
    ['3', 1_000_000_000],
  ] as const)('tier %s: %i for gemini-3.5-flash-lite', (tier, tokens) => {
    expect(limitsOf(tier).enqueuedTokens).toMatchObject({ 'gemini-3.5-flash-lite': tokens });
  });

  test('are limited for the models that speak as well', () => {
    const speaking = tiers.slice(1).map((tier) => {
      const { enqueuedTokens } = limitsOf(tier);
      return [
        Object(enqueuedTokens)['gemini-2.5-flash-preview-tts'],
        Object(enqueuedTokens)['gemini-2.5-pro-preview-tts'],
      ];
    });
    expect(speaking).toEqual([
      [100_000, 25_000],
      [100_000, 100_000],
      [4_000_000, 1_000_000],
    ]);
  });

  test('a model that is not listed has no limit', () => {
    for (const tier of tiers) {
      expect(limitsOf(tier).enqueuedTokens).not.toHaveProperty('gemini-4-argon');
    }
  });
});

describe('the free tier takes no jobs', () => {
  test('a 429, or a failed precondition where that is chosen', async () => {
    expect(await started({ tier: 'free' }).client.error('POST', batchPath, body)).toMatchObject(quota);
    const { client } = started({ tier: 'free', choices: { freeTier: 'precondition' } });
    expect(await client.error('POST', batchPath, body)).toMatchObject({ code: 400, status: 'FAILED_PRECONDITION' });
  });
});

test('limits that are taken away admit everything', async () => {
  const { create } = started({ limits: { concurrentJobs: null, enqueuedTokens: null, inlineBytes: 100 } });
  expect((await create()).status).toBe(400);
  const free = started({ limits: { concurrentJobs: null, enqueuedTokens: null } });
  expect((await free.create()).status).toBe(200);
});

test.each([
  ['a negative number', { concurrentJobs: -1 }],
  ['no number', { inlineBytes: Number.NaN }],
  ['a negative number for a model', { enqueuedTokens: { a: -1 } }],
])('%s is a RangeError', (_what, limits) => {
  expect(() => createEmulator({ limits })).toThrow(RangeError);
});

test('a limit that there is not is a RangeError that names those there are', () => {
  const limits = JSON.parse('{"jobs": 3}');
  expect(() => createEmulator({ limits })).toThrow(/no limit "jobs".*concurrentJobs/);
});
