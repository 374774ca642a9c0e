import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlainObject } from '../plain-object.ts';
import { openaiChatExchange } from './openai-chat-exchange.ts';

const hi = { contents: [{ role: 'user', parts: [{ text: 'Hi' }] }] };
const asked = (request: PlainObject): PlainObject => openaiChatExchange(request, 'm').body;
const messages = (...contents: PlainObject[]): unknown => asked({ contents }).messages;

test('openaiChatExchange asks in the least words', () => {
  expect(openaiChatExchange(hi, 'm')).toMatchObject({ path: 'chat/completions', unfit: [] });
  expect(asked(hi)).toEqual({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] });
});

describe('openaiChatExchange converts messages', () => {
  test.each<[string, PlainObject[], unknown]>([
    [
      'roles in turn, thoughts left out',
      [
        { role: 'user', parts: [{ text: 'One' }] },
        {
          role: 'model',
          parts: [
            { text: 'Hm', thought: true },
            { text: 'Two', thoughtSignature: 'x' },
          ],
        },
        { parts: [{ text: 'Three' }] },
      ],
      [
        { role: 'user', content: 'One' },
        { role: 'assistant', content: 'Two' },
        { role: 'user', content: 'Three' },
      ],
    ],
    [
      'an image and sound, in either spelling and alphabet',
      [
        {
          role: 'user',
          parts: [
            { text: 'What?' },
            { inlineData: { mimeType: 'image/png', data: 'a-_=' } },
            { inline_data: { mime_type: 'audio/mpeg', data: 'AA==' } },
          ],
        },
      ],
      [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What?' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,a+/=' } },
            { type: 'input_audio', input_audio: { data: 'AA==', format: 'mp3' } },
          ],
        },
      ],
    ],
    [
      'calls of functions and what they gave, held together by ids',
      [
        {
          role: 'model',
          parts: [
            { functionCall: { name: 'f', args: { a: 1 } } },
            { functionCall: { name: 'g', id: 'own' } },
            { functionCall: { name: 'f', args: { a: 2 } } },
          ],
        },
        {
          role: 'user',
          parts: [
            { functionResponse: { name: 'f', response: { b: 1 } } },
            { functionResponse: { name: 'g', id: 'own', response: {} } },
            { functionResponse: { name: 'f', response: { b: 2 } } },
            { text: 'Well?' },
          ],
        },
      ],
      [
        {
          role: 'assistant',
          content: null,
          tool_calls: [
            { id: 'call_1', type: 'function', function: { name: 'f', arguments: '{"a":1}' } },
            { id: 'own', type: 'function', function: { name: 'g', arguments: '{}' } },
            { id: 'call_2', type: 'function', function: { name: 'f', arguments: '{"a":2}' } },
          ],
        },
        { role: 'tool', tool_call_id: 'call_1', content: '{"b":1}' },
        { role: 'tool', tool_call_id: 'own', content: '{}' },
        { role: 'tool', tool_call_id: 'call_2', content: '{"b":2}' },
        { role: 'user', content: 'Well?' },
      ],
    ],
  ])('%s', (_what, contents, expected) => {
    expect(messages(...contents)).toEqual(expected);
  });

  test('the system instruction first', () => {
    const systemInstruction = { parts: [{ text: 'Be brief' }, { text: 'and kind' }] };
    expect(asked({ ...hi, system_instruction: systemInstruction }).messages).toEqual([
      { role: 'system', content: 'Be brief\nand kind' },
      { role: 'user', content: 'Hi' },
    ]);
  });
});

describe('openaiChatExchange converts settings', () => {
  test.each<[PlainObject, PlainObject]>([
    [
      { temperature: 0, topP: 0.5, maxOutputTokens: 10, stopSequences: ['x'], seed: 3 },
      { temperature: 0, top_p: 0.5, max_tokens: 10, stop: ['x'], seed: 3 },
    ],
    [
      { max_output_tokens: 10, presence_penalty: 1, frequencyPenalty: 2 },
      { max_tokens: 10, presence_penalty: 1, frequency_penalty: 2 },
    ],
    [{ candidateCount: 1, topK: 40, mediaResolution: 'MEDIA_RESOLUTION_LOW', temperature: null }, {}],
    [{ candidateCount: 2 }, { n: 2 }],
    [{ thinkingConfig: { thinkingLevel: 'MINIMAL' } }, { reasoning_effort: 'low' }],
    [{ thinking_config: { thinking_level: 'high' } }, { reasoning_effort: 'high' }],
    [{ thinkingConfig: { thinkingBudget: 0 } }, { reasoning_effort: 'none' }],
    [{ thinkingConfig: { thinkingBudget: 512, includeThoughts: true } }, {}],
    [{ responseModalities: ['TEXT'], responseMimeType: 'text/plain' }, {}],
    [{ responseMimeType: 'application/json' }, { response_format: { type: 'json_object' } }],
    [
      {
        responseMimeType: 'application/json',
        responseSchema: { type: 'ARRAY', items: { type: 'STRING' }, minItems: '2' },
      },
      {
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'answer', schema: { type: 'array', items: { type: 'string' }, minItems: 2 } },
        },
      },
    ],
    [
      { responseMimeType: 'application/json', responseJsonSchema: { type: ['object', 'null'] } },
      {
        response_format: { type: 'json_schema', json_schema: { name: 'answer', schema: { type: ['object', 'null'] } } },
      },
    ],
  ])('%j', (generationConfig, expected) => {
    const exchange = openaiChatExchange({ ...hi, generationConfig }, 'm');
    expect(exchange.unfit).toEqual([]);
    const { model: _model, messages: _messages, ...settings } = exchange.body;
    expect(settings).toEqual(expected);
  });
});

describe('openaiChatExchange converts tools', () => {
  const f = { name: 'f', description: 'F', parameters: { type: 'OBJECT', properties: { a: { type: 'INTEGER' } } } };
  const tools = [{ functionDeclarations: [f, { name: 'g', parametersJsonSchema: { type: 'object' } }] }];
  const like = [
    {
      type: 'function',
      function: { name: 'f', description: 'F', parameters: { type: 'object', properties: { a: { type: 'integer' } } } },
    },
    { type: 'function', function: { name: 'g', parameters: { type: 'object' } } },
  ];

  test.each<[PlainObject | undefined, PlainObject]>([
    [undefined, { tools: like }],
    [{ mode: 'AUTO' }, { tools: like, tool_choice: 'auto' }],
    [{ mode: 'ANY' }, { tools: like, tool_choice: 'required' }],
    [{ mode: 'none' }, { tools: like, tool_choice: 'none' }],
    [
      { mode: 'ANY', allowedFunctionNames: ['g'] },
      { tools: like.slice(1), tool_choice: 'required' },
    ],
  ])('with the configuration %j', (functionCallingConfig, expected) => {
    const toolConfig = functionCallingConfig === undefined ? {} : { toolConfig: { functionCallingConfig } };
    expect(asked({ ...hi, tools, ...toolConfig })).toMatchObject(expected);
  });
});

test.each<[PlainObject, string[]]>([
  [{ cachedContent: 'cachedContents/a' }, ['"cachedContent"']],
  [{ tools: [{ googleSearch: {} }, { code_execution: {} }] }, ['the tool "googleSearch"', 'the tool "codeExecution"']],
  [{ toolConfig: { retrievalConfig: {} } }, ['"toolConfig.retrievalConfig"']],
  [{ contents: [{ parts: [{ fileData: {} }] }] }, ['a part with "fileData"']],
  [{ contents: [{ parts: [{ inlineData: { mimeType: 'video/mp4' } }] }] }, ['inline data of the type "video/mp4"']],
  [
    { contents: [{ role: 'model', parts: [{ inlineData: { mimeType: 'image/png' } }] }] },
    ['a part of the model that is not text'],
  ],
  [{ generationConfig: { responseModalities: ['TEXT', 'AUDIO'] } }, ['an answer in the modality "AUDIO"']],
  [{ generationConfig: { responseMimeType: 'text/x.enum' } }, ['an answer of the type "text/x.enum"']],
  [
    { generationConfig: { speechConfig: {}, responseLogprobs: true } },
    ['"generationConfig.speechConfig"', '"generationConfig.responseLogprobs"'],
  ],
  [{ safetySettings: [{}], serviceTier: 'STANDARD', store: true, labels: {} }, []],
])('openaiChatExchange names what has no form there: %j', (more, unfit) => {
  expect(openaiChatExchange({ ...hi, ...more }, 'm').unfit).toEqual(unfit);
});

test('openaiChatExchange throws for no request, and what it makes is JSON', () => {
  const name = fc.constantFrom(
    ...[
      'contents',
      'parts',
      'role',
      'text',
      'inlineData',
      'functionCall',
      'functionResponse',
      'thought',
      'name',
      'args',
    ],
    ...['generationConfig', 'responseSchema', 'properties', 'items', 'anyOf', 'type', 'tools', 'functionDeclarations'],
    ...['toolConfig', 'functionCallingConfig', 'mode', 'allowedFunctionNames', 'thinkingConfig', 'systemInstruction'],
    ...[
      'parameters',
      'response',
      'id',
      'toString',
      'responseModalities',
      'candidateCount',
      'system_instruction',
      '__proto__',
      'constructor',
      'mimeType',
      'data',
    ],
  );
  const { request } = fc.letrec<{ value: unknown; request: PlainObject }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom<unknown>(null, 'model', 'user', 'image/png', 'OBJECT', true, 1),
      fc.jsonValue(),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('request'),
    ),
    request: fc.dictionary(name, tie('value'), { maxKeys: 5 }),
  }));
  fc.assert(
    fc.property(request, (value) => {
      const exchange = openaiChatExchange(value, 'm');
      expect(typeof JSON.stringify(exchange.body)).toBe('string');
      expect(exchange.unfit.every((what) => typeof what === 'string' && what !== '')).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('openaiChatExchange names a schema that is nested too deep', () => {
  let responseSchema: PlainObject = { type: 'STRING' };
  for (let depth = 0; depth < 5000; depth += 1) {
    responseSchema = { type: 'ARRAY', items: responseSchema };
  }
  expect(openaiChatExchange({ ...hi, generationConfig: { responseSchema } }, 'm').unfit).toEqual([
    'a schema that is nested deeper than 64',
  ]);
});
