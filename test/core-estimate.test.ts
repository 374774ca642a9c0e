import { readdir, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  type CountTokens,
  type EstimateContext,
  type EstimateOptions,
  estimateRun,
  loadPrices,
  nodeFiles,
  openRun,
  startRun,
} from '../packages/core/src/index.ts';
import { enqueuedTokenLimit } from '../packages/core/src/planner/tier-limits.ts';
import { limitsOf } from '../packages/emulator/src/limits/limits.ts';
import { startOptions, writeLines } from './support/emulated-run.ts';
import { emulatedService } from './support/emulated-service.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';
import { requestLine } from './support/sample-requests.ts';

useOwnWorkingFolder();

const { context } = emulatedService();
const mixed = { kind: 'generator', type: 'mixed', count: 60, seed: 1 } as const;
const clock = context.clock ?? undefined;

async function estimateOf(options: EstimateOptions, more: EstimateContext = {}) {
  return await estimateRun(options, { ...(clock === undefined ? {} : { clock }), ...more });
}

/** A request with an image, of which the rule knows nothing. */
function imageLine(key: string) {
  const parts = [{ text: 'What is this?' }, { inlineData: { mimeType: 'image/png', data: 'AAAA' } }];
  return { key, request: { contents: [{ role: 'user', parts }] } };
}

describe('the jobs are those that the run makes', () => {
  test.each([
    ['nothing said', {}],
    ['small jobs', { requestsPerJob: 7 }],
    ['inline', { inline: true, requestsPerJob: 30 }],
    ['canaries', { canaries: 2, requestsPerJob: 25 }],
  ])('%s', async (_, more) => {
    const options = startOptions({ source: mixed }, more);
    const { jobs, requests } = await estimateOf(options);
    const { record } = await openRun(await startRun(options, context), { files: nodeFiles });
    expect(jobs.count).toBe(record.shards.length);
    expect(jobs.inputBytes).toBe(record.shards.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0));
    expect(requests).toBe(60);
  });

  test('canaries are paid', async () => {
    const options = startOptions({ source: mixed }, { requestsPerJob: 30 });
    const without = await estimateOf(options);
    const { tokens, jobs, cost } = await estimateOf({ ...options, canaries: 3 });
    expect(jobs.canaries).toBe(6);
    expect(tokens.outputAssumed).toBe(without.tokens.outputAssumed + 6 * 1024);
    expect(tokens.outputMost).toBe(without.tokens.outputMost + 6 * 65_536);
    expect(cost?.batch).toBeGreaterThan(without.cost?.batch ?? Number.POSITIVE_INFINITY);
  });
});

test('nothing is written, and nothing but the count of tokens is asked', async () => {
  const service = emulatedService();
  const countTokens: CountTokens = async (model, request) => ({
    tokens: await service.context.client.countTokens(model, request),
    by: 'emulator',
  });
  const { tokens } = await estimateOf(startOptions({ source: mixed }), { countTokens });
  expect(tokens.by).toBe('emulator');
  expect(tokens.counted).toBeGreaterThan(10);
  expect(service.sent).toHaveLength(tokens.counted);
  for (const { method, url } of service.sent) {
    expect(method).toBe('POST');
    expect(new URL(url).pathname).toBe('/v1beta/models/gemini-3.5-flash-lite:countTokens');
  }
  expect(await readdir('.')).toEqual([]);
});

test('a count takes the system instruction along, in both spellings', async () => {
  const { client } = emulatedService().context;
  const { request } = { request: { contents: [{ parts: [{ text: 'Hi' }] }] } };
  const instruction = { parts: [{ text: 'Answer as briefly as you can, please.' }] };
  const plain = await client.countTokens('gemini-3.5-flash-lite', request);
  for (const more of [{ systemInstruction: instruction }, { system_instruction: instruction }]) {
    expect(await client.countTokens('gemini-3.5-flash-lite', { ...request, ...more })).toBeGreaterThan(plain + 5);
  }
});

describe('what was counted', () => {
  const byRule: CountTokens = async (_, request) => ({
    tokens: 2 * (await emulatedService().context.client.countTokens('gemini-3.5-flash-lite', request)),
    by: 'service',
  });

  test('of a sample stands for all, with what it costs', async () => {
    const rule = await estimateOf(startOptions({ source: mixed }));
    const { tokens, cost } = await estimateOf(startOptions({ source: mixed }), { countTokens: byRule });
    expect(tokens.input / (2 * rule.tokens.input)).toBeCloseTo(1, 1);
    expect(tokens.inputByRule).toBe(rule.tokens.input);
    const [low = 0, high = 0] = tokens.inputInterval ?? [];
    expect(low).toBeLessThanOrEqual(tokens.input);
    expect(high).toBeGreaterThanOrEqual(tokens.input);
    const inputUsd = (tokens.input * 0.15) / 1e6;
    expect(cost?.batch).toBeCloseTo(inputUsd + (tokens.outputAssumed * 1.25) / 1e6, 6);
    expect(cost?.byRule).toBeCloseTo(rule.cost?.batch ?? 0, 9);
    expect(cost?.standard).toBeCloseTo(2 * (cost?.batch ?? 0), 9);
  });

  test('of up to twenty requests is exact', async () => {
    await writeLines('input.jsonl', [requestLine('a', 'x'.repeat(400)), requestLine('b', '潮汐')]);
    const countTokens: CountTokens = (_, request) =>
      Promise.resolve({ tokens: JSON.stringify(request).includes('潮汐') ? 3 : 55, by: 'service' });
    const { tokens } = await estimateOf(startOptions(), { countTokens });
    expect(tokens).toMatchObject({ by: 'service', counted: 2, input: 58, inputInterval: [58, 58], inputByRule: 102 });
  });

  test('holds images, which the rule cannot count', async () => {
    await writeLines('input.jsonl', [...Array.from({ length: 50 }, (_, i) => imageLine(`i${i}`)), requestLine('a')]);
    const offline = await estimateOf(startOptions());
    expect(offline.tokens).toMatchObject({ by: 'rule', beyondRule: 50 });
    expect(offline.cost).toMatchObject({ complete: false, most: null });
    const countTokens: CountTokens = (_, request) =>
      Promise.resolve({ tokens: JSON.stringify(request).includes('inlineData') ? 260 : 3, by: 'service' });
    const { tokens, cost } = await estimateOf(startOptions(), { countTokens });
    expect(tokens).toMatchObject({ input: 50 * 260 + 3, inputInterval: [13_003, 13_003], beyondRule: 50 });
    expect(cost).toMatchObject({ complete: true });
  });

  test('makes a prompt a long one, at the price of such', async () => {
    await writeLines('input.jsonl', [imageLine('a'), imageLine('b')]);
    const model = 'gemini-2.5-pro';
    const countTokens: CountTokens = () => Promise.resolve({ tokens: 300_000, by: 'service' });
    const { cost } = await estimateOf(startOptions({}, { model }), { countTokens });
    expect(cost?.batch).toBeCloseTo((600_000 * 1.25 + 2048 * 7.5) / 1e6, 9);
  });

  test('is the same each time', async () => {
    const options = startOptions({ source: { ...mixed, count: 200 } });
    expect(await estimateOf(options, { countTokens: byRule })).toEqual(
      await estimateOf(options, { countTokens: byRule }),
    );
  });

  test('not: then the rule stands for all, and why is told', async () => {
    const errors: unknown[] = [];
    const { client } = emulatedService((_url, arrive) => arrive(), { apiKey: 'invalid-key' }).context;
    const countTokens: CountTokens = async (model, request) => ({
      tokens: await client.countTokens(model, request),
      by: 'service',
    });
    const onUncounted = (error: unknown) => errors.push(error);
    const found = await estimateOf(startOptions({ source: mixed }), { countTokens, onUncounted });
    expect(found).toEqual(await estimateOf(startOptions({ source: mixed })));
    expect(errors).toMatchObject([{ code: 'key-refused' }]);
  });
});

describe('what run refuses, estimate refuses with the same words', () => {
  test.each([
    ['no file', null],
    ['no request', []],
    ['a key twice', [requestLine('a'), requestLine('b'), requestLine('a')]],
    ['no contents', [requestLine('a'), { key: 'b', request: {} }]],
  ])('%s', async (_, lines) => {
    if (lines !== null) await writeLines('input.jsonl', lines);
    const refused = await startRun(startOptions(), context).catch((error: unknown) => error);
    await expect(estimateOf(startOptions())).rejects.toEqual(refused);
    expect(refused).toBeInstanceOf(Error);
  });
});

describe('a cost limit is judged as run judges it', () => {
  test.each([
    ['enough', [requestLine('a')], 1, {}, 'within'],
    ['too little', [requestLine('a')], 0.000_01, {}, 'over'],
    ['no price', [requestLine('a')], 1, { model: 'gemini-3.1-flash-image' }, 'unknown-price'],
    ['no price of a batch', [requestLine('a')], 1, { model: 'gemini-4-hydrogen' }, 'unknown-price'],
    ['an image', [imageLine('a')], 1, {}, 'not-estimable'],
  ])('%s', async (_, lines, maxCostUsd, more, verdict) => {
    await writeLines('input.jsonl', lines);
    const options = startOptions({ gates: { maxCostUsd } }, more);
    expect((await estimateOf(options)).limit).toEqual({ maxCostUsd, verdict });
    const started = await startRun(options, context).then(
      () => 'within',
      (error: { code: string }) => error.code,
    );
    const codes = { 'over-budget': 'over', 'price-unknown': 'unknown-price', 'cost-not-estimable': 'not-estimable' };
    expect(Object.entries(codes).find(([code]) => code === started)?.[1] ?? started).toBe(verdict);
  });
});

describe('the price', () => {
  test('changes on a day that is told, with what it costs then', async () => {
    const found = await estimateOf(startOptions({ source: mixed }, { model: 'models/gemini-4-argon' }));
    expect(found.model).toBe('gemini-4-argon');
    expect(found.priceChange).toMatchObject({ day: '2026-12-01', mayReachRun: false });
    expect(found.priceChange?.price?.standard).toEqual({ inputUsd: 4, outputUsd: 20 });
    expect(found.priceChange?.cost?.batch).toBeCloseTo(2 * (found.cost?.batch ?? 0), 9);
  });

  test.each([
    ['2026-11-28T23:59:59Z', false],
    ['2026-11-29T00:00:01Z', true],
  ])('may change before a job of %s has ended: %s', async (now, mayReachRun) => {
    const at = { now: () => Date.parse(now), sleep: async () => {} };
    const found = await estimateOf(startOptions({ source: mixed }, { model: 'gemini-4-argon' }), { clock: at });
    expect(found.priceChange).toMatchObject({ mayReachRun });
  });

  test('is that of the model that answers', async () => {
    const december = { now: () => Date.parse('2026-12-02T12:00:00Z'), sleep: async () => {} };
    const cost = async (model: string) =>
      (await estimateOf(startOptions({ source: mixed }, { model }), { clock: december })).cost?.batch ?? null;
    expect(await cost('gemini-2.5-flash')).toBe(await cost('gemini-3.5-flash-lite'));
    const today = await estimateOf(startOptions({ source: mixed }, { model: 'gemini-2.5-flash' }));
    expect(today.notices[0]).toMatchObject({ kind: 'model-routed', past: false });
    expect(today.priceChange).toMatchObject({ day: '2026-12-01', answering: 'gemini-3.5-flash-lite' });
  });

  test('of a user wins: in a file of the suite, and before that on the command line', async () => {
    const row = { model: 'mine', standard: { inputUsd: 1, outputUsd: 2 }, batch: { inputUsd: 0.5, outputUsd: 1 } };
    await writeFile('prices.json', JSON.stringify([{ ...row, source: 'a contract', readOn: '2026-11-01' }]));
    const options = startOptions({ source: mixed, prices: 'prices.json' }, { model: 'mine' });
    const { cost, tokens, price } = await estimateOf(options);
    expect(cost?.batch).toBeCloseTo((tokens.input * 0.5 + tokens.outputAssumed) / 1e6, 9);
    expect(price).toMatchObject({ source: 'a contract', standard: { inputUsd: 1 } });
    const [dear] = await loadPrices('prices.json', nodeFiles);
    const prices = dear === undefined ? [] : [{ ...dear, batch: { ...dear.standard, inputUsd: 100 } }];
    expect((await estimateOf({ ...options, prices })).cost?.batch).toBeGreaterThan(cost?.batch ?? 0);
    await expect(estimateOf(startOptions({ source: mixed, prices: 'none.json' }))).rejects.toMatchObject({
      code: 'prices-missing',
    });
  });

  test('of a batch that nobody knows leaves the cost open, though the standard one is known', async () => {
    const found = await estimateOf(startOptions({ source: mixed }, { model: 'gemini-4-hydrogen' }));
    expect(found).toMatchObject({ cost: null, price: { standard: { inputUsd: 1.5 }, batch: null } });
  });

  test('that is not known is not made up', async () => {
    const found = await estimateOf(startOptions({ source: mixed }, { model: 'gemini-9-ultra' }));
    expect(found).toMatchObject({ cost: null, price: null, priceChange: null, tierNeeded: null });
    expect(found.tokens.input).toBeGreaterThan(1000);
  });
});

test.each(['1', '2', '3'] as const)('the emulator holds a project of tier %s to the limits that are told', (tier) => {
  const { enqueuedTokens } = limitsOf(tier);
  const listed = Object.entries(typeof enqueuedTokens === 'object' && enqueuedTokens !== null ? enqueuedTokens : {});
  expect(listed.length).toBeGreaterThan(5);
  const number = tier === '1' ? 1 : tier === '2' ? 2 : 3;
  for (const [model, limit] of listed) expect([model, enqueuedTokenLimit(model, number)]).toEqual([model, limit]);
  expect(enqueuedTokenLimit('gemini-3.8-flash', number)).toBeNull();
});
