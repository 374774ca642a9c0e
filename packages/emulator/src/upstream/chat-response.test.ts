import { generateContentResponseSchema } from '@gemini-batch-test/core/wire';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlainObject } from '../plain-object.ts';
import { chatAnswer } from '../testing/fake-upstream.ts';
import { chatResponse } from './chat-response.ts';

const plain = { model: 'asked', showsThoughts: false };
const candidate = (message: PlainObject, finishReason: unknown = 'stop', asked = plain): unknown =>
  chatResponse({ choices: [{ message, finish_reason: finishReason }] }, asked)?.candidates?.[0];

test('chatResponse keeps text, tokens, model and id', () => {
  expect(chatResponse(chatAnswer('Hello', 'qwen3'), plain)).toEqual({
    candidates: [{ content: { parts: [{ text: 'Hello' }], role: 'model' }, finishReason: 'STOP', index: 0 }],
    usageMetadata: { promptTokenCount: 2, candidatesTokenCount: 3, totalTokenCount: 5 },
    modelVersion: 'qwen3',
    responseId: 'chatcmpl-1',
  });
});

test.each<[unknown, string]>([
  ['stop', 'STOP'],
  ['length', 'MAX_TOKENS'],
  ['content_filter', 'SAFETY'],
  ['tool_calls', 'STOP'],
  ['function_call', 'STOP'],
  ['load', 'OTHER'],
  [null, 'OTHER'],
  ['constructor', 'OTHER'],
])('chatResponse: %s is %s', (finishReason, expected) => {
  expect(candidate({ content: 'a' }, finishReason)).toMatchObject({ finishReason: expected });
});

describe('chatResponse converts a message', () => {
  const showing = { model: 'asked', showsThoughts: true };
  const call = (args: unknown) => ({
    content: null,
    tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: args } }],
  });
  const called = (args: PlainObject) => ({
    content: { parts: [{ functionCall: { id: 'c', name: 'f', args } }], role: 'model' },
    finishReason: 'STOP',
    index: 0,
  });

  test.each<[string, unknown, unknown]>([
    [
      'thoughts that nobody wants to see',
      candidate({ content: 'a', reasoning_content: 'b' }),
      { content: { parts: [{ text: 'a' }], role: 'model' } },
    ],
    [
      'thoughts of llama.cpp',
      candidate({ content: 'a', reasoning_content: 'b' }, 'stop', showing),
      { content: { parts: [{ text: 'b', thought: true }, { text: 'a' }] } },
    ],
    [
      'thoughts of Ollama',
      candidate({ content: 'a', reasoning: 'b' }, 'stop', showing),
      { content: { parts: [{ text: 'b', thought: true }, { text: 'a' }] } },
    ],
    ['a call of a function', candidate(call('{"a":1}'), 'tool_calls'), called({ a: 1 })],
    ['a call with its arguments as they are', candidate(call({ a: 1 }), 'tool_calls'), called({ a: 1 })],
    ['a call without arguments', candidate(call(''), 'tool_calls'), called({})],
    ['a call that is broken', candidate(call('{"a":'), 'tool_calls'), { finishReason: 'MALFORMED_FUNCTION_CALL' }],
    ['a refusal', candidate({ content: null, refusal: 'No' }), { finishReason: 'SAFETY', finishMessage: 'No' }],
  ])('%s', (_what, actual, expected) => {
    expect(actual).toMatchObject(Object(expected));
  });

  test('that is empty has no parts', () => {
    expect(candidate({ content: '' }, 'length')).toEqual({
      content: { role: 'model' },
      finishReason: 'MAX_TOKENS',
      index: 0,
    });
  });
});

test.each<[PlainObject | null | undefined, PlainObject | undefined]>([
  [undefined, undefined],
  [null, undefined],
  [{}, {}],
  [{ prompt_tokens: 5 }, { promptTokenCount: 5 }],
  [
    {
      prompt_tokens: 5,
      completion_tokens: 7,
      completion_tokens_details: { reasoning_tokens: 4 },
      prompt_tokens_details: { cached_tokens: 2 },
    },
    {
      promptTokenCount: 5,
      cachedContentTokenCount: 2,
      candidatesTokenCount: 3,
      thoughtsTokenCount: 4,
      totalTokenCount: 12,
    },
  ],
  [{ prompt_tokens: -1, completion_tokens: 'many' }, {}],
])('chatResponse says no more than was counted: %j', (usage, expected) => {
  expect(chatResponse({ choices: [{ message: { content: 'a' } }], usage }, plain)?.usageMetadata).toEqual(expected);
});

test('chatResponse: several choices are several candidates', () => {
  const answer = { choices: [{ message: { content: 'a' } }, { message: { content: 'b' } }] };
  expect(chatResponse(answer, plain)?.candidates).toMatchObject([{ index: 0 }, { index: 1 }]);
});

test.each([
  [undefined],
  [null],
  ['text'],
  [{}],
  [{ choices: [] }],
  [{ choices: [{}] }],
  [{ choices: [{ message: { content: 1 } }] }],
])('chatResponse: %j is no answer', (answer) => {
  expect(chatResponse(answer, plain)).toBeUndefined();
});

test('chatResponse gives a response of the Gemini API or nothing, and never throws', () => {
  const answer = fc.record(
    {
      id: fc.jsonValue(),
      model: fc.jsonValue(),
      choices: fc.array(
        fc.record(
          {
            message: fc.record(
              {
                content: fc.option(fc.string()),
                refusal: fc.jsonValue(),
                reasoning: fc.jsonValue(),
                tool_calls: fc.array(
                  fc.record({
                    id: fc.jsonValue(),
                    function: fc.record({ name: fc.string(), arguments: fc.oneof(fc.json(), fc.jsonValue()) }),
                  }),
                ),
              },
              { requiredKeys: [] },
            ),
            finish_reason: fc.jsonValue(),
          },
          { requiredKeys: ['message'] },
        ),
      ),
      usage: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(answer, fc.jsonValue()), fc.boolean(), (value, showsThoughts) => {
      const response = chatResponse(value, { model: 'm', showsThoughts });
      expect(response === undefined || generateContentResponseSchema.safeParse(response).success).toBe(true);
    }),
    { numRuns: 300 },
  );
});
