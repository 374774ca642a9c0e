import { describe, expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import type { FaultRule } from '../rules/fault-rule.ts';
import { type ApiClient, apiClient, ask } from '../testing/api-client.ts';
import { eventually } from '../testing/eventually.ts';
import { fakeUpstream } from '../testing/fake-upstream.ts';
import { testClock } from '../testing/test-clock.ts';

const hourMs = 3_600_000;
const lines = ['a', 'b', 'c'].map((key) => ({ key, request: ask(`p ${key}`) }));

function setting(faults: readonly FaultRule[], fetch: typeof globalThis.fetch, sendWebhook?: typeof fetch) {
  const clock = testClock();
  const upstream = { url: 'http://upstream.test/v1', format: 'openai', fetch } as const;
  const emulator = createEmulator({ now: clock.now, upstream, faults, ...(sendWebhook ? { sendWebhook } : {}) });
  return { emulator, client: apiClient(emulator), advance: clock.advance };
}

const stateOf = async (client: ApiClient, name: string) => (await client.batch(name)).metadata?.state;

describe('a job that will not succeed anyway is not asked for', () => {
  test.each<[string, FaultRule, string]>([
    ['stuck', { job: {}, do: { stuck: { state: 'RUNNING' } } }, 'BATCH_STATE_EXPIRED'],
    ['failing', { job: {}, do: { end: { state: 'FAILED' } } }, 'BATCH_STATE_FAILED'],
    ['expiring', { job: {}, do: { end: { state: 'EXPIRED', afterSeconds: 600 } } }, 'BATCH_STATE_EXPIRED'],
  ])('%s', async (_what, rule, state) => {
    const upstream = fakeUpstream();
    const { client, advance } = setting([rule], upstream.fetch);
    const { name } = await client.createFromLines(lines);
    advance(5000);
    await client.batch(name);
    advance(48 * hourMs);
    expect(await stateOf(client, name)).toBe(state);
    expect(upstream.asked).toEqual([]);
  });
});

test('rules change the answers of an upstream like any other', async () => {
  const upstream = fakeUpstream();
  const rules: FaultRule[] = [
    { line: { key: 'a' }, do: { error: 8 } },
    { line: { key: 'c' }, do: { line: 'missing' } },
  ];
  const { client, advance } = setting(rules, upstream.fetch);
  const { name } = await client.createFromLines(lines);
  advance(10_000);
  const operation = await eventually(async () => {
    const found = await client.batch(name);
    return found.done ? found : undefined;
  });
  const output = await client.output(operation);
  expect(output.map((line) => [line.key, line.error?.code])).toEqual([
    ['a', 8],
    ['b', undefined],
  ]);
});

test('a webhook tells of the last answer, though nobody looks', async () => {
  const events: string[] = [];
  const sendWebhook: typeof fetch = async (_input, init) => {
    events.push(String(Object(JSON.parse(String(init?.body))).type));
    return new Response();
  };
  const { client, advance } = setting([], fakeUpstream().fetch, sendWebhook);
  const requests = [{ request: ask('Hi') }];
  const webhookConfig = { uris: ['http://receiver.test/'] };
  const batch = { displayName: 'test', inputConfig: { requests: { requests } }, webhookConfig };
  await client.json('POST', '/v1beta/models/gemini-3.5-flash-lite:batchGenerateContent', { batch });
  advance(10_000);
  expect(await eventually(() => events[0])).toBe('batch.succeeded');
});
