import { generateContentResponseSchema, type OutputLine } from '@gemini-batch-test/core/wire';
import { describe, expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import type { EmulatorOptions } from '../emulator-options.ts';
import { apiClient, ask } from '../testing/api-client.ts';
import { testClock } from '../testing/test-clock.ts';

async function answered(lines: readonly unknown[], options: EmulatorOptions = {}): Promise<OutputLine[]> {
  const clock = testClock();
  const client = apiClient(createEmulator({ now: clock.now, ...options }));
  const { name } = await client.createFromLines(lines);
  clock.advance(1e6);
  return await client.output(await client.batch(name));
}

function textOf(line: OutputLine | undefined): string {
  const parts = line?.response?.candidates?.[0]?.content?.parts ?? [];
  return parts.map((part) => (part.thought ? '' : (part.text ?? ''))).join('');
}

describe('canned answers', () => {
  const lines = [
    { key: 'short', request: ask('What is a tide?') },
    { key: 'long', request: ask(`Analyze in detail how tides shape a coast. ${'Consider every aspect. '.repeat(20)}`) },
    { key: 'zh', request: ask('请详细分析潮汐对海岸的影响。') },
  ];

  test('are the same for the same seed, and others for another', async () => {
    const first = await answered(lines, { seed: 3 });
    expect(await answered(lines, { seed: 3 })).toEqual(first);
    expect(await answered(lines, { seed: 4 })).not.toEqual(first);
  });

  test('suit the length and the language of the prompt', async () => {
    const [short, long, chinese] = await answered(lines);
    expect(textOf(short).length).toBeLessThan(400);
    expect(textOf(long).split('\n\n').length).toBeGreaterThanOrEqual(5);
    expect(textOf(long).length).toBeGreaterThan(3 * textOf(short).length);
    expect(textOf(chinese)).toMatch(/潮汐/);
    expect(textOf(chinese)).not.toMatch(/[a-z]/i);
  });

  test('differ between keys', async () => {
    const request = ask(`Compare these two plans. ${'They differ. '.repeat(20)}`);
    const output = await answered(Array.from({ length: 20 }, (_, index) => ({ key: `k${index}`, request })));
    expect(new Set(output.map(textOf)).size).toBe(20);
  });

  test('count tokens, and say the model that was asked', async () => {
    const [line] = await answered(lines);
    expect(line?.response).toMatchObject({
      modelVersion: 'gemini-3.5-flash-lite',
      candidates: [{ finishReason: 'STOP' }],
    });
    const usage = line?.response?.usageMetadata;
    expect(Object.keys(usage ?? {}).toSorted()).toEqual([
      'candidatesTokenCount',
      'promptTokenCount',
      'promptTokensDetails',
      'serviceTier',
      'totalTokenCount',
    ]);
    expect(usage?.promptTokenCount).toBe(4);
    expect(usage?.totalTokenCount).toBe((usage?.promptTokenCount ?? 0) + (usage?.candidatesTokenCount ?? 0));
  });

  test('think when asked to, and show it when asked to', async () => {
    const output = await answered([
      { key: 'shown', request: ask('Hi', { thinkingConfig: { includeThoughts: true } }) },
      { key: 'hidden', request: ask('Hi', { thinking_config: { thinking_budget: 100 } }) },
      { key: 'off', request: ask('Hi') },
    ]);
    const [shown, hidden, off] = output.map(({ response }) => response);
    expect(shown?.candidates?.[0]?.content?.parts?.map(({ thought }) => thought)).toEqual([true, undefined]);
    expect(hidden?.candidates?.[0]?.content?.parts).toHaveLength(1);
    expect(hidden?.usageMetadata?.thoughtsTokenCount).toBeLessThanOrEqual(100);
    expect(off?.usageMetadata).not.toHaveProperty('thoughtsTokenCount');
    const { promptTokenCount = 0, candidatesTokenCount = 0, thoughtsTokenCount = 0 } = shown?.usageMetadata ?? {};
    expect(thoughtsTokenCount).toBeGreaterThan(0);
    expect(shown?.usageMetadata?.totalTokenCount).toBe(promptTokenCount + candidatesTokenCount + thoughtsTokenCount);
  });

  test('stop at maxOutputTokens', async () => {
    const [line] = await answered([{ key: 'a', request: ask('What is a tide?', { maxOutputTokens: 5 }) }]);
    expect(line?.response?.candidates?.[0]?.finishReason).toBe('MAX_TOKENS');
    expect(line?.response?.usageMetadata?.candidatesTokenCount).toBe(5);
    expect(textOf(line)).toHaveLength(20);
  });

  test('are JSON when asked for it, in the form of the schema', async () => {
    const responseSchema = {
      type: 'OBJECT',
      properties: {
        mood: { type: 'STRING', enum: ['good', 'bad'] },
        score: { type: 'INTEGER', minimum: 1, maximum: 5 },
        tags: { type: 'ARRAY', minItems: '2', items: { type: 'STRING' } },
      },
    };
    const [free, formed] = await answered([
      { key: 'free', request: ask('Hi', { responseMimeType: 'application/json' }) },
      { key: 'formed', request: ask('Hi', { responseMimeType: 'application/json', responseSchema }) },
    ]);
    expect(JSON.parse(textOf(free))).toHaveProperty('answer');
    const value = JSON.parse(textOf(formed));
    expect(Object.keys(value)).toEqual(['mood', 'score', 'tags']);
    expect(['good', 'bad']).toContain(value.mood);
    expect([1, 2, 3, 4, 5]).toContain(value.score);
    expect(value.tags.length).toBeGreaterThanOrEqual(2);
  });
});

test('an answer reads as a response of the service', async () => {
  const [line] = await answered([{ key: 'a', request: ask('Hi') }]);
  expect(generateContentResponseSchema.parse(line?.response)).toEqual(line?.response);
});
