import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlainObject } from '../plain-object.ts';
import { geminiEmbeddingExchange } from './gemini-exchange.ts';
import { openaiEmbeddingExchange } from './openai-embedding-exchange.ts';

const older = 'models/gemini-embedding-001';
const newer = 'models/gemini-embedding-2';
const content = { parts: [{ text: 'Once' }, { text: 'more' }] };
const openaiAnswer = { data: [{ embedding: [1, 2] }], usage: { prompt_tokens: 7 } };

test.each<[PlainObject, PlainObject, string[]]>([
  [{ content }, { model: 'm', input: 'Once\nmore', encoding_format: 'float' }, []],
  [{ content, outputDimensionality: 256, taskType: 'RETRIEVAL_QUERY' }, { dimensions: 256 }, []],
  [{ content, embedContentConfig: { output_dimensionality: 64 } }, { dimensions: 64 }, []],
  [
    { content: { parts: [{ inlineData: { mimeType: 'image/png', data: '' } }] } },
    { input: '' },
    ['a part that is not text'],
  ],
  [{ content, other: 1 }, {}, ['"other"']],
])('openaiEmbeddingExchange: %j', (request, body, unfit) => {
  const exchange = openaiEmbeddingExchange({ request, model: older }, 'm');
  expect(exchange).toMatchObject({ path: 'embeddings', body, unfit });
});

test('an embedding tells its tokens where the model that was asked has them, counted by the upstream or by rule', () => {
  const read = (model: string, answer: PlainObject) =>
    openaiEmbeddingExchange({ request: { content }, model }, 'm').read(answer);
  const embedding = { values: [1, 2] };
  expect(read(older, openaiAnswer)).toEqual({ embedding, tokenCount: '7' });
  expect(read(newer, openaiAnswer)).toEqual({ embedding, usageMetadata: { promptTokenCount: 7 } });
  expect(read(older, { data: [{ embedding: [1, 2] }] })).toEqual({ embedding, tokenCount: '3' });
  const gemini = geminiEmbeddingExchange({ request: { content }, model: older }, 'm');
  expect(gemini.read({ embedding, usageMetadata: { promptTokenCount: 4 } })).toEqual({ embedding, tokenCount: '4' });
  expect(gemini.read({ embedding })).toEqual({ embedding, tokenCount: '3' });
});

test('a request to a Gemini server goes as it is, but for its model', () => {
  const { path, body } = geminiEmbeddingExchange(
    { request: { model: older, content, taskType: 'X' }, model: older },
    'models/a/b',
  );
  expect({ path, body }).toEqual({ path: 'models/a%2Fb:embedContent', body: { content, taskType: 'X' } });
});

test.each([
  [{}],
  [{ data: [] }],
  [{ data: [{ embedding: [] }] }],
  [{ data: [{ embedding: ['1'] }] }],
  [{ embedding: { values: [] } }],
])('%j is no embedding', (answer) => {
  expect(openaiEmbeddingExchange({ request: { content }, model: older }, 'm').read(answer)).toBeUndefined();
  expect(geminiEmbeddingExchange({ request: { content }, model: older }, 'm').read(answer)).toBeUndefined();
});

test('openaiEmbeddingExchange throws for no request', () => {
  const part = fc.dictionary(fc.constantFrom('text', 'inlineData', 'fileData', 'thought'), fc.jsonValue());
  const parts = fc.oneof(fc.jsonValue(), fc.array(part), part);
  const request = fc.record(
    {
      content: fc.oneof(fc.jsonValue(), fc.record({ parts })),
      outputDimensionality: fc.jsonValue(),
      embedContentConfig: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(request, (value) => {
      expect(JSON.stringify(openaiEmbeddingExchange({ request: value, model: older }, 'm').body)).toContain('"input":');
    }),
  );
});
