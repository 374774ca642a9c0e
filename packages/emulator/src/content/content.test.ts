import {
  errorBodySchema,
  type GenerateContentResponse,
  generateContentResponseSchema,
} from '@gemini-batch-test/core/wire';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createEmulator } from '../create-emulator.ts';
import { apiClient, ask } from '../testing/api-client.ts';
import { testClock } from '../testing/test-clock.ts';

const { now } = testClock();
const client = apiClient(createEmulator({ now }));
const chat = '/v1beta/models/gemini-3.5-flash-lite';
const long = `Analyze in detail how tides shape a coast. ${'Consider every aspect. '.repeat(20)}`;

async function generated(body: unknown, path = `${chat}:generateContent`): Promise<GenerateContentResponse> {
  return generateContentResponseSchema.parse(await client.json('POST', path, body));
}

function textOf(...responses: readonly GenerateContentResponse[]): string {
  const parts = responses.flatMap(({ candidates }) => candidates?.[0]?.content?.parts ?? []);
  return parts.map((part) => (part.thought ? '' : (part.text ?? ''))).join('');
}

describe('generateContent', () => {
  test('answers at once, the same to the same request, and otherwise for another seed', async () => {
    const response = await generated(ask('What is a tide?'));
    expect(response).toMatchObject({
      candidates: [{ content: { role: 'model' }, finishReason: 'STOP', index: 0 }],
      modelVersion: 'gemini-3.5-flash-lite',
    });
    expect(textOf(response)).toContain('tide');
    expect(await generated(ask('What is a tide?'))).toEqual(response);
    const other = apiClient(createEmulator({ now, seed: 2 }));
    expect(await other.json('POST', `${chat}:generateContent`, ask('What is a tide?'))).not.toEqual(response);
  });

  test('takes one content and one part as lists of one', async () => {
    expect(await generated({ contents: { parts: { text: 'What is a tide?' } } })).toEqual(
      await generated(ask('What is a tide?')),
    );
  });
});

describe('streamGenerateContent', () => {
  test('sends server-sent events that make up the whole answer', async () => {
    const whole = await generated(ask(long));
    const response = await client.send('POST', `${chat}:streamGenerateContent?alt=sse`, ask(long));
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const events = (await response.text()).split('\r\n\r\n').filter((text) => text !== '');
    const chunks = events.map((text) => generateContentResponseSchema.parse(JSON.parse(text.replace(/^data: /, ''))));
    expect(chunks.length).toBeGreaterThan(3);
    expect(textOf(...chunks)).toBe(textOf(whole));
    expect(chunks.map(({ candidates }) => candidates?.[0]?.finishReason)).toEqual(
      chunks.map((_, index) => (index === chunks.length - 1 ? 'STOP' : undefined)),
    );
    expect(chunks.at(-1)?.usageMetadata).toEqual(whole.usageMetadata);
    expect(new Set(chunks.map(({ responseId }) => responseId)).size).toBe(1);
  });

  test('sends a list in JSON without alt=sse, errors too', async () => {
    const schema = z.array(generateContentResponseSchema);
    const chunks = schema.parse(await client.json('POST', `${chat}:streamGenerateContent`, ask(long)));
    expect(textOf(...chunks)).toBe(textOf(await generated(ask(long))));
    const response = await client.send('POST', `${chat}:streamGenerateContent`, {});
    expect(response.status).toBe(400);
    expect(z.array(errorBodySchema).parse(await response.json())[0]?.error).toMatchObject({
      code: 400,
      message: '* GenerateContentRequest.contents: contents is not specified\n',
    });
    expect(await client.error('POST', `${chat}:streamGenerateContent?alt=sse`, {})).toMatchObject({ code: 400 });
  });
});

describe('countTokens', () => {
  const countSchema = z.strictObject({
    totalTokens: z.number(),
    promptTokensDetails: z.array(z.strictObject({ modality: z.string(), tokenCount: z.number() })),
  });
  const count = async (body: unknown): Promise<number> => {
    const { totalTokens, promptTokensDetails } = countSchema.parse(
      await client.json('POST', `${chat}:countTokens`, body),
    );
    expect(promptTokensDetails).toEqual([{ modality: 'TEXT', tokenCount: totalTokens }]);
    return totalTokens;
  };

  test('counts contents as a job and an answer do', async () => {
    const { usageMetadata } = await generated(ask(long));
    expect(await count({ contents: [{ parts: [{ text: long }] }] })).toBe(usageMetadata?.promptTokenCount);
  });

  test('counts a whole request, with its system instruction', async () => {
    const request = { model: 'models/gemini-3.5-flash-lite', ...ask(long) };
    const system = { ...request, systemInstruction: { parts: [{ text: 'Be brief, and kind.' }] } };
    expect(await count({ generateContentRequest: request })).toBe(await count(ask(long)));
    expect(await count({ generate_content_request: system })).toBeGreaterThan(await count(ask(long)));
  });
});

describe('embeddings', () => {
  const content = { parts: [{ text: 'What is a tide?' }] };
  const embedPath = (model: string, method: string): string => `/v1beta/models/${model}:${method}`;

  test('embedContent gives one, with tokens from gemini-embedding-2 on', async () => {
    const one = await client.json('POST', embedPath('gemini-embedding-001', 'embedContent'), { content });
    expect(one).toEqual({ embedding: { values: expect.any(Array) } });
    const path = embedPath('gemini-embedding-2', 'embedContent');
    const body = { content, embedContentConfig: { outputDimensionality: 4 } };
    expect(await client.json('POST', path, body)).toEqual({
      embedding: { values: Array.from({ length: 4 }, () => expect.any(Number)) },
      usageMetadata: { promptTokenCount: 4, promptTokenDetails: [{ modality: 'TEXT', tokenCount: 4 }] },
    });
  });

  test('batchEmbedContents gives several, in their order', async () => {
    const model = 'models/gemini-embedding-001';
    const requests = ['One', 'Two', 'One'].map((text) => ({ model, content: { parts: [{ text }] } }));
    const schema = z.strictObject({ embeddings: z.array(z.object({ values: z.array(z.number()) })) });
    const path = embedPath('gemini-embedding-001', 'batchEmbedContents');
    const { embeddings } = schema.parse(await client.json('POST', path, { requests }));
    expect(embeddings).toHaveLength(3);
    expect(embeddings[0]).toEqual(embeddings[2]);
    expect(embeddings[0]).not.toEqual(embeddings[1]);
  });

  const request = { model: 'models/gemini-embedding-001', content };
  test.each<[string, object, string]>([
    ['none', {}, '* BatchEmbedContentsRequest.requests: requests is not specified\n'],
    [
      'too many',
      { requests: Array.from({ length: 101 }, () => request) },
      '* BatchEmbedContentsRequest.requests: at most 100 requests can be in one batch\n',
    ],
    [
      'one without a model',
      { requests: [request, { content }] },
      '* BatchEmbedContentsRequest.requests[1].model: model is not specified\n',
    ],
    [
      'one of another model',
      { requests: [{ content, model: 'models/gemini-embedding-2' }] },
      '* BatchEmbedContentsRequest.requests[0].model: "models/gemini-embedding-2" is not the model of the call, "models/gemini-embedding-001"\n',
    ],
    [
      'an empty text',
      { requests: [{ ...request, content: { parts: [{ text: '' }] } }] },
      '* EmbedContentRequest.content contains an empty Part.\n',
    ],
  ])('batchEmbedContents refuses %s', async (_what, body, message) => {
    const path = embedPath('gemini-embedding-001', 'batchEmbedContents');
    expect(await client.error('POST', path, body)).toMatchObject({ code: 400, message });
  });
});

test.each([
  ['gemini-2.0-flash', 'generateContent', 'generateContent'],
  ['gemini-embedding-001', 'generateContent', 'generateContent'],
  ['gemini-embedding-001', 'streamGenerateContent?alt=sse', 'streamGenerateContent'],
  ['gemini-unheard-of', 'countTokens', 'countTokens'],
  ['gemini-3.5-flash-lite', 'embedContent', 'embedContent'],
  ['gemini-3.5-flash-lite', 'batchEmbedContents', 'batchEmbedContents'],
])('%s is not found for %s', async (id, call, method) => {
  expect(await client.error('POST', `/v1/models/${id}:${call}`, ask('Hi'))).toEqual({
    code: 404,
    message: `models/${id} is not found for API version v1, or is not supported for ${method}. Call ModelService.ListModels to see the list of available models and their supported methods.`,
    status: 'NOT_FOUND',
  });
});

test('every unknown field and bad value of a body is told at once', async () => {
  const body = { ...ask('Hi', { topK: 'x' }), config: {}, contents: [{ parts: [{ text: 'Hi', txt: 1 }] }] };
  const error = await client.error('POST', `${chat}:generateContent`, body);
  expect(error.message?.split('\n')).toEqual([
    `Invalid JSON payload received. Unknown name "txt" at 'contents[0].parts[0]': Cannot find field.`,
    `Invalid value at 'generation_config.top_k' (TYPE_INT32), "x"`,
    'Invalid JSON payload received. Unknown name "config": Cannot find field.',
  ]);
  expect(error.details).toHaveLength(1);
});

const zeros = new Array(100_000).fill(0);
const empties = zeros.map(() => ({}));

test.each([
  ['values', `${chat}:generateContent`, { contents: zeros }],
  ['names', `${chat}:generateContent`, Object.fromEntries(zeros.map((_, index) => [`name${index}`, 0]))],
  ['empty contents', `${chat}:generateContent`, { contents: empties }],
  ['empty parts', `${chat}:generateContent`, { contents: [{ parts: empties }] }],
  ['requests', `${chat}:batchGenerateContent`, { batch: { inputConfig: { requests: { requests: empties } } } }],
])('of 100,000 faulty %s the first thousand are told', async (_what, path, body) => {
  const { code, message } = await client.error('POST', path, body);
  expect(code).toBe(400);
  expect(message?.trimEnd().split('\n')).toHaveLength(1000);
});

test('no body makes a call throw or answer 500', async () => {
  const names = fc.constantFrom(
    ...['contents', 'content', 'parts', 'text', 'generationConfig', 'responseSchema', 'type', 'properties', 'items'],
    ...['tools', 'functionDeclarations', 'toolConfig', 'requests', 'model', 'thinkingConfig', 'stopSequences', 'enum'],
  );
  const message = fc.letrec((tie) => ({
    any: fc.oneof({ depthSize: 'small' }, fc.jsonValue(), fc.dictionary(names, tie('any')), fc.array(tie('any'))),
  })).any;
  const good = fc.record(
    {
      contents: fc.constant([{ parts: [{ text: 'Hi' }] }]),
      content: fc.constant({ parts: [{ text: 'Hi' }] }),
      outputDimensionality: fc.constant(3),
      generationConfig: fc.dictionary(
        fc.constantFrom('maxOutputTokens', 'candidateCount', 'topK', 'stopSequences'),
        message,
      ),
    },
    { requiredKeys: [] },
  );
  const calls = [
    `${chat}:generateContent`,
    `${chat}:streamGenerateContent?alt=sse`,
    `${chat}:countTokens`,
    '/v1/models/gemini-embedding-2:embedContent',
    '/v1/models/gemini-embedding-2:batchEmbedContents',
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...calls), fc.oneof(message, good), async (path, body) => {
      const response = await client.send('POST', path, body);
      expect([200, 400]).toContain(response.status);
      await response.text();
    }),
    { numRuns: 200 },
  );
});
