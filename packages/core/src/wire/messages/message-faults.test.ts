import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inBodyWords, inLineWords } from './message-fault.ts';
import { messageFaults } from './message-faults.ts';

const parts = [{ text: 'Hi' }];

function told(request: unknown): string[] {
  return messageFaults(request, 'GenerateContentRequest').map((fault) => inBodyWords(fault, '', 'v1beta'));
}

describe('a request that the service reads has no faults', () => {
  test.each<[string, unknown]>([
    ['camelCase', { contents: [{ parts }], generationConfig: { maxOutputTokens: 5 } }],
    ['snake_case', { contents: [{ parts }], generation_config: { max_output_tokens: 5 } }],
    ['null for what is left out', { contents: null, tools: null, generationConfig: { topP: null } }],
    ['one value for a list of one', { contents: { parts: { text: 'Hi' } } }],
    ['numbers as text', { generationConfig: { maxOutputTokens: '5', temperature: '0.5' } }],
    ['the ends of a number', { generationConfig: { maxOutputTokens: 2147483647, seed: -2147483648 } }],
    ['an enum in small letters', { generationConfig: { responseSchema: { type: 'object', properties: {} } } }],
    ['an enum by its number', { safetySettings: [{ category: 7, threshold: 4 }] }],
    ['any JSON where any is taken', { generationConfig: { responseJsonSchema: { $ref: '#', nope: [1, {}] } } }],
    ['any fields of a struct', { contents: [{ parts: [{ functionCall: { name: 'f', args: { a: [1] } } }] }] }],
    ['properties of any name', { generationConfig: { responseSchema: { properties: { nope: { type: 'STRING' } } } } }],
    ['a level that only SDKs to come know', { generationConfig: { thinkingConfig: { thinkingLevel: 'XHIGH' } } }],
  ])('%s', (_what, request) => {
    expect(told(request)).toEqual([]);
  });
});

describe('a fault is told with its place', () => {
  const unknown = 'Invalid JSON payload received. Unknown name';
  const type = 'type.googleapis.com/google.ai.generativelanguage.v1beta';
  test.each<[string, unknown, string]>([
    ['an unknown field', { config: {} }, `${unknown} "config": Cannot find field.`],
    [
      'an unknown field deep inside',
      { contents: [{ parts: [{ text: 'Hi' }, { txt: 'Hi' }] }] },
      `${unknown} "txt" at 'contents[0].parts[1]': Cannot find field.`,
    ],
    [
      'a word of JSON Schema in a schema that has it not',
      { generationConfig: { responseSchema: { properties: { a: { $ref: '#' } } } } },
      `${unknown} "$ref" at 'generation_config.response_schema.properties["a"]': Cannot find field.`,
    ],
    [
      'a text for a number',
      { generationConfig: { maxOutputTokens: 'many' } },
      `Invalid value at 'generation_config.max_output_tokens' (TYPE_INT32), "many"`,
    ],
    [
      'a number that is too large',
      { generationConfig: { maxOutputTokens: 2147483648 } },
      "Invalid value at 'generation_config.max_output_tokens' (TYPE_INT32), 2147483648",
    ],
    [
      'a number that is too small, as a text',
      { generationConfig: { seed: '-2147483649' } },
      `Invalid value at 'generation_config.seed' (TYPE_INT32), "-2147483649"`,
    ],
    [
      'a fraction for a whole number',
      { generationConfig: { candidateCount: 1.5 } },
      "Invalid value at 'generation_config.candidate_count' (TYPE_INT32), 1.5",
    ],
    ['a text for a message', { contents: ['Hi'] }, `Invalid value at 'contents[0]' (${type}.Content), "Hi"`],
    [
      'an enum that there is not',
      { safetySettings: [{ threshold: 'SOME' }] },
      `Invalid value at 'safety_settings[0].threshold' (${type}.SafetySetting.HarmBlockThreshold), "SOME"`,
    ],
    [
      'a list for one value',
      { systemInstruction: [{ parts }] },
      `${unknown} "systemInstruction": Proto field is not repeating, cannot start list.`,
    ],
  ])('%s', (_what, request, words) => {
    expect(told(request)).toEqual([words]);
  });

  test('in a line with its column', () => {
    const line = '{"request":{"generationConfig":{"topK":"x"},"nope":1}}';
    const faults = messageFaults(JSON.parse(line).request, 'GenerateContentRequest');
    expect(faults.map((fault) => inLineWords(fault, line))).toEqual([
      `invalid JSON, near column ${line.indexOf('"topK"') + 1}: invalid value for field 'top_k'`,
      `invalid JSON, near column ${line.indexOf('"nope"') + 1}: no such field: 'nope'`,
    ]);
  });
});

test('no JSON makes the check throw', () => {
  const names = fc.constantFrom(
    'contents',
    'parts',
    'text',
    'generationConfig',
    'responseSchema',
    'tools',
    '__proto__',
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ depthSize: 'small' }, fc.jsonValue(), fc.dictionary(names, tie('any')), fc.array(tie('any'))),
  })).any;
  fc.assert(
    fc.property(value, (request) => {
      expect(Array.isArray(told(request))).toBe(true);
    }),
  );
});

test('what is nested too deep is refused, not followed', () => {
  let schema: object = {};
  for (let depth = 0; depth < 5000; depth += 1) {
    schema = { items: schema };
  }
  expect(told({ generationConfig: { responseSchema: schema } })).toEqual([
    'Invalid JSON payload received. Message too deep.',
  ]);
});
