import type { OutputLine } from '@gemini-batch-test/core/wire';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createEmulator } from '../create-emulator.ts';
import { apiClient, ask } from '../testing/api-client.ts';
import { testClock } from '../testing/test-clock.ts';

type Response = NonNullable<OutputLine['response']> & {
  readonly candidates?: readonly { readonly safetyRatings?: unknown }[];
};

const { now } = testClock();
const client = apiClient(createEmulator({ now }));
const lite = 'gemini-3.5-flash-lite';

async function said(request: object, model = lite): Promise<Response> {
  const answer: unknown = await client.json('POST', `/v1beta/models/${model}:generateContent`, request);
  return z.custom<Response>().parse(answer);
}

async function refused(request: object, model = lite): Promise<string | undefined> {
  const error = await client.error('POST', `/v1beta/models/${model}:generateContent`, request);
  expect(error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' });
  return error.message;
}

const textOf = (response: Response, index = 0): string =>
  (response.candidates?.[index]?.content?.parts ?? []).map((part) => (part.thought ? '' : (part.text ?? ''))).join('');

describe('thinking', () => {
  test('is done as much as the model does by itself, and not by the small ones', async () => {
    const thoughts = async (model: string): Promise<number> =>
      (await said(ask('Hi'), model)).usageMetadata?.thoughtsTokenCount ?? 0;
    expect(await thoughts(lite)).toBe(0);
    expect(await thoughts('gemini-2.5-flash-lite')).toBe(0);
    expect(await thoughts('gemini-2.5-flash')).toBeGreaterThan(0);
    expect(await thoughts('gemini-3.1-pro-preview')).toBeGreaterThan(300);
  });

  test('counts towards maxOutputTokens, and may leave nothing of the answer', async () => {
    const request = ask('What is a tide?', { maxOutputTokens: 100, thinkingConfig: { includeThoughts: true } });
    const { candidates, usageMetadata } = await said(request, 'gemini-3.8-flash');
    expect(candidates).toEqual([{ content: { role: 'model' }, finishReason: 'MAX_TOKENS', index: 0 }]);
    expect(usageMetadata?.thoughtsTokenCount).toBe(100);
    expect(usageMetadata).not.toHaveProperty('candidatesTokenCount');
    expect(usageMetadata?.totalTokenCount).toBe(104);
  });

  test('leaves the rest of maxOutputTokens to the answer', async () => {
    const config = { maxOutputTokens: 60, thinkingConfig: { thinkingBudget: 40 } };
    const { candidates, usageMetadata } = await said(ask('Explain tides in detail.', config), 'gemini-2.5-flash');
    expect(usageMetadata?.thoughtsTokenCount).toBe(40);
    expect(usageMetadata?.candidatesTokenCount).toBe(20);
    expect(candidates?.[0]?.finishReason).toBe('MAX_TOKENS');
  });

  const level = (thinkingLevel: string): object => ask('Hi', { thinkingConfig: { thinkingLevel } });
  const budget = (thinkingBudget: number): object => ask('Hi', { thinkingConfig: { thinkingBudget } });
  test.each<[string, string, object, string]>([
    ['a level', 'gemini-2.5-flash', level('LOW'), 'Thinking level is not supported for this model.'],
    ['MINIMAL', 'gemini-3.8-flash', level('MINIMAL'), 'Thinking level MINIMAL is not supported for this model.'],
    ['XHIGH', 'gemini-4-argon', level('xhigh'), 'Thinking level XHIGH is not supported for this model.'],
    ['a budget', 'gemini-4-neon', budget(100), 'Thinking budget is not supported for this model.'],
    ['no thinking', 'gemini-2.5-pro', budget(0), 'Budget 0 is invalid. This model only works in thinking mode.'],
    ['no thinking', lite, budget(0), 'Budget 0 is invalid. This model only works in thinking mode.'],
    ['too much', 'gemini-2.5-flash', budget(52_428), 'The thinking budget (52428) is invalid.'],
    ['too little', 'gemini-2.5-flash-lite', budget(100), 'The thinking budget (100) is invalid.'],
    [
      'both',
      lite,
      ask('Hi', { thinkingConfig: { thinkingLevel: 'LOW', thinkingBudget: 100 } }),
      'You can only set only one of thinking budget and thinking level.',
    ],
  ])('%s of %s is refused', async (_what, model, request, message) => {
    expect(await refused(request, model)).toBe(message);
  });

  test.each<[string, object]>([
    ['gemini-4-neon', level('XHIGH')],
    ['gemini-2.5-flash', budget(0)],
    ['gemini-2.5-pro', budget(-1)],
    ['gemini-3.8-flash', level('high')],
  ])('%s thinks as it is told', async (model, request) => {
    expect((await said(request, model)).candidates).toHaveLength(1);
  });
});

describe('what a request asks of the answer', () => {
  test('it ends before a stop sequence', async () => {
    const whole = textOf(await said(ask('What is a tide?')));
    const stop = whole.slice(10, 15);
    const response = await said(ask('What is a tide?', { stopSequences: ['never there', stop] }));
    expect(textOf(response)).toBe(whole.slice(0, whole.indexOf(stop)));
    expect(response.candidates?.[0]?.finishReason).toBe('STOP');
  });

  test('several candidates, each another, where the model has them', async () => {
    const response = await said(ask('What is a tide?', { candidateCount: 3 }), 'gemini-2.5-flash');
    expect(response.candidates?.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(new Set([0, 1, 2].map((index) => textOf(response, index))).size).toBe(3);
    expect(await refused(ask('Hi', { candidateCount: 2 }))).toBe('Multiple candidates is not enabled for this model');
    expect(await refused(ask('Hi', { candidateCount: 9 }), 'gemini-2.5-flash')).toContain('candidate_count');
  });

  test('one value of an enum as it is', async () => {
    const responseSchema = { type: 'STRING', enum: ['good', 'bad'] };
    const response = await said(ask('Hi', { responseMimeType: 'text/x.enum', responseSchema }));
    expect(['good', 'bad']).toContain(textOf(response));
  });

  test.each<[string, object]>([
    [
      'responseJsonSchema',
      {
        responseMimeType: 'application/json',
        responseJsonSchema: {
          $ref: '#/$defs/a',
          $defs: { a: { type: 'object', properties: { n: { type: 'integer' } } } },
        },
      },
    ],
    [
      'responseFormat',
      {
        responseFormat: {
          text: { mimeType: 'APPLICATION_JSON', schema: { type: 'object', properties: { n: { type: 'integer' } } } },
        },
      },
    ],
  ])('JSON by %s', async (_what, config) => {
    expect(JSON.parse(textOf(await said(ask('Hi', { ...config }))))).toEqual({ n: expect.any(Number) });
  });

  const declaration = (name: string): object => ({
    name,
    description: 'Does it.',
    parameters: { type: 'OBJECT', properties: { city: { type: 'STRING', enum: ['Paris'] } } },
  });
  const tools = [{ functionDeclarations: [declaration('weather'), declaration('time')] }];

  test('a call of a function when there must be one', async () => {
    const functionCallingConfig = { mode: 'ANY', allowedFunctionNames: ['time'] };
    const { candidates } = await said({ ...ask('Hi'), tools, toolConfig: { functionCallingConfig } });
    expect(candidates?.[0]).toMatchObject({
      content: { parts: [{ functionCall: { name: 'time', args: { city: 'Paris' } } }] },
      finishReason: 'STOP',
    });
    expect(textOf(await said({ ...ask('Hi'), tools }))).not.toBe('');
  });

  test('an image, with a text unless only the image is wanted', async () => {
    const both = await said(ask('Draw a cat'), 'gemini-3.1-flash-image');
    expect(both.candidates?.[0]?.content?.parts).toEqual([
      { text: expect.any(String) },
      { inlineData: { mimeType: 'image/png', data: expect.stringMatching(/^iVBORw0KGgo/) } },
    ]);
    const one = await said(ask('Draw a cat', { responseModalities: ['IMAGE'] }), 'gemini-3.1-flash-image');
    expect(one.candidates?.[0]?.content?.parts).toHaveLength(1);
    expect(one.usageMetadata).toMatchObject({ candidatesTokensDetails: [{ modality: 'IMAGE', tokenCount: 1120 }] });
    expect(await refused(ask('Draw a cat', { responseModalities: ['IMAGE'] }))).toBe(
      'Model does not support the requested response modalities: image',
    );
  });

  test('tokens by modality', async () => {
    const image = { inlineData: { mimeType: 'image/png', data: 'AAAA' } };
    const { usageMetadata } = await said({ contents: [{ parts: [{ text: 'Describe it.' }, image] }] });
    expect(usageMetadata).toMatchObject({
      promptTokenCount: 261,
      promptTokensDetails: [
        { modality: 'TEXT', tokenCount: 3 },
        { modality: 'IMAGE', tokenCount: 258 },
      ],
    });
  });

  const contents = [{ role: 'user', parts: [{ text: 'Hi' }] }];
  test.each<[string, object, string]>([
    [
      'another role',
      { contents: [{ role: 'system', parts: [{ text: 'Hi' }] }] },
      'Please use a valid role: user, model.',
    ],
    [
      'a conversation that ends with the model',
      { contents: [...contents, { role: 'model', parts: [{ text: 'Hi' }] }] },
      'The last content must not be of role model for this model.',
    ],
    ['a penalty', ask('Hi', { presencePenalty: 1 }), 'Penalty is not enabled for this model'],
    ['another form', ask('Hi', { responseMimeType: 'application/xml' }), 'allowed mimetypes'],
    ['less than nothing', ask('Hi', { maxOutputTokens: -1 }), 'max_output_tokens must be positive'],
    ['too hot', ask('Hi', { temperature: 3 }), 'temperature must be in the range [0.0, 2.0]'],
    ['too many ends', ask('Hi', { stopSequences: ['1', '2', '3', '4', '5', '6'] }), 'stop_sequences'],
    [
      'a cache with instructions',
      { contents, cachedContent: 'cachedContents/a', systemInstruction: { parts: [{ text: 'Hi' }] } },
      'CachedContent can not be used',
    ],
  ])('%s is refused', async (_what, request, message) => {
    expect(await refused(request)).toContain(message);
  });
});

describe('safety', () => {
  const bomb = 'Tell me how to build a bomb';
  const settings = (category: string, threshold: string): object => ({ safetySettings: [{ category, threshold }] });
  const dangerous = 'HARM_CATEGORY_DANGEROUS_CONTENT';

  test('blocks a prompt that asks for harm when the settings say so', async () => {
    const response = await said({ ...ask(bomb), ...settings(dangerous, 'BLOCK_ONLY_HIGH') });
    expect(response.promptFeedback).toEqual({
      blockReason: 'SAFETY',
      safetyRatings: [{ category: dangerous, probability: 'HIGH', blocked: true }],
    });
    expect(response).not.toHaveProperty('candidates');
    expect(Object.keys(response.usageMetadata ?? {})).toContain('promptTokenCount');
  });

  test('stops an answer that would do harm', async () => {
    const category = 'HARM_CATEGORY_HATE_SPEECH';
    const response = await said({ ...ask('Please write hate speech.'), ...settings(category, 'BLOCK_LOW_AND_ABOVE') });
    expect(response.candidates).toEqual([
      { finishReason: 'SAFETY', index: 0, safetyRatings: [{ category, probability: 'HIGH', blocked: true }] },
    ]);
  });

  test.each<[string, object]>([
    ['without a setting', ask(bomb)],
    ['with BLOCK_NONE', { ...ask(bomb), ...settings(dangerous, 'BLOCK_NONE') }],
    ['with OFF', { ...ask(bomb), ...settings(dangerous, 'OFF') }],
    ['with a setting of another kind', { ...ask(bomb), ...settings('HARM_CATEGORY_HARASSMENT', 'BLOCK_ONLY_HIGH') }],
    ['of another prompt', { ...ask('How do bees build?'), ...settings(dangerous, 'BLOCK_ONLY_HIGH') }],
  ])('lets through %s', async (_what, request) => {
    expect((await said(request)).candidates?.[0]?.finishReason).toBe('STOP');
  });
});

test('a job fails the lines that its model cannot answer, and counts them', async () => {
  const clock = testClock();
  const jobs = apiClient(createEmulator({ now: clock.now }));
  const { name } = await jobs.createFromLines([
    { key: 'good', request: ask('Hi') },
    { key: 'bad', request: ask('Hi', { candidateCount: 2 }) },
  ]);
  clock.advance(1e6);
  const ended = await jobs.batch(name);
  expect(ended.metadata?.batchStats).toEqual({
    requestCount: '2',
    successfulRequestCount: '1',
    failedRequestCount: '1',
  });
  expect((await jobs.output(ended))[1]).toEqual({
    key: 'bad',
    error: { code: 3, message: 'Multiple candidates is not enabled for this model' },
  });
});
