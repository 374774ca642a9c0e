import { geminiModelSchema } from '@gemini-batch-test/core/wire';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { createEmulator } from '../create-emulator.ts';
import { apiClient, ask } from '../testing/api-client.ts';
import { testClock } from '../testing/test-clock.ts';

test('a model tells its limits, what it supports and whether it thinks', async () => {
  const client = apiClient(createEmulator());
  expect(await client.json('GET', '/v1/models/gemini-3.1-pro-preview')).toEqual({
    name: 'models/gemini-3.1-pro-preview',
    version: '3.1-pro-preview-01-2026',
    displayName: 'Gemini 3.1 Pro Preview',
    description: 'Gemini 3.1 Pro Preview',
    inputTokenLimit: 1_048_576,
    outputTokenLimit: 65_536,
    supportedGenerationMethods: ['generateContent', 'countTokens', 'createCachedContent', 'batchGenerateContent'],
    temperature: 1,
    topP: 0.95,
    topK: 64,
    maxTemperature: 2,
    thinking: true,
  });
});

test('the models that take jobs say so, and no others', async () => {
  const client = apiClient(createEmulator());
  const { models } = z.object({ models: z.array(geminiModelSchema) }).parse(await client.json('GET', '/v1/models'));
  const withMethod = (method: string): string[] =>
    models
      .filter(({ supportedGenerationMethods }) => supportedGenerationMethods?.includes(method))
      .map(({ name }) => name);
  expect(withMethod('asyncBatchEmbedContent')).toEqual(['models/gemini-embedding-001', 'models/gemini-embedding-2']);
  expect(withMethod('batchGenerateContent')).toContain('models/gemini-3.1-flash-image');
  expect(withMethod('batchGenerateContent')).toHaveLength(models.length - 3);
});

test.each(['gemini-2.0-flash', 'gemini-1.5-pro', 'gemini-3-pro-preview', 'text-embedding-004', 'embedding-001'])(
  '%s is gone',
  async (id) => {
    expect(await apiClient(createEmulator()).error('GET', `/v1/models/${id}`)).toMatchObject({ code: 404 });
  },
);

const before = Date.UTC(2026, 9, 7);
const after = Date.UTC(2026, 9, 9);
test.each([
  ['gemini-3.7-flash', before, 'gemini-3.7-flash'],
  ['gemini-3.7-flash', after, 'gemini-3.8-flash'],
  ['gemini-3.5-flash', after, 'gemini-3.6-flash'],
  ['gemini-2.5-pro', Date.UTC(2026, 10, 30), 'gemini-2.5-pro'],
  ['gemini-2.5-pro', Date.UTC(2026, 11, 1), 'gemini-3.8-flash'],
  ['gemini-2.5-flash', Date.UTC(2026, 11, 1), 'gemini-3.5-flash-lite'],
  ['gemini-2.5-flash-lite', Date.UTC(2026, 11, 1), 'gemini-2.5-flash-lite'],
  ['gemini-3.5-flash-lite', Date.UTC(2026, 11, 1), 'gemini-3.5-flash-lite'],
])('what is asked of %s at %d is answered by %s', async (asked, nowMs, served) => {
  const client = apiClient(createEmulator({ now: () => nowMs }));
  const response = await client.json('POST', `/v1/models/${asked}:generateContent`, ask('Hi'));
  expect(response).toMatchObject({ modelVersion: served });
});

test('a job is answered by the model that was routed to when it was created', async () => {
  const clock = testClock();
  const day = 24 * 60 * 60 * 1000;
  const client = apiClient(createEmulator({ now: clock.now, speed: 1 }));
  const requests = { requests: [{ request: ask('Hi') }] };
  const path = '/v1beta/models/gemini-2.5-flash:batchGenerateContent';
  const create = async (): Promise<string> => {
    const { name } = z
      .object({ name: z.string() })
      .parse(await client.json('POST', path, { batch: { inputConfig: { requests } } }));
    return name;
  };
  const early = await create();
  // The clock begins on 2026-11-23.
  clock.advance(8 * day);
  const late = await create();
  clock.advance(day);
  const versions = await Promise.all(
    [early, late].map(async (name) => {
      const { metadata } = await client.batch(name);
      expect(metadata?.model).toBe('models/gemini-2.5-flash');
      return metadata?.output?.inlinedResponses?.inlinedResponses?.[0]?.response?.modelVersion;
    }),
  );
  expect(versions).toEqual(['gemini-2.5-flash', 'gemini-3.5-flash-lite']);
});
