import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateTokens } from './estimate-tokens.ts';

function ask(text: string): { contents: unknown[] } {
  return { contents: [{ role: 'user', parts: [{ text }] }] };
}

test.each([
  ['', 0],
  ['word', 1],
  ['words', 2],
  ['What is the capital of Australia?', 9],
  ['déjà', 1],
  ['潮汐', 2],
  ['潮汐 tides', 4],
  ['🌊', 1],
])('estimateTokens: four Latin characters or one other make a token of the prompt "%s"', (text, input) => {
  expect(estimateTokens(ask(text)).input).toBe(input);
});

test.each([
  ['Cyrillic', 'Привет', 6],
  ['Arabic', 'مرحبا', 5],
  ['Devanagari', 'नमस्ते', 6],
  ['Thai', 'สวัสดี', 6],
])('estimateTokens: a character of %s makes a token, as outside of Latin script', (_, text, input) => {
  expect(estimateTokens(ask(text)).input).toBe(input);
});

test.each([
  [
    'several messages and parts',
    { contents: [{ parts: [{ text: 'abcd' }, { text: 'efgh' }] }, { parts: [{ text: 'ijkl' }] }] },
  ],
  ['a message that is no list', { contents: { parts: { text: 'twelve chars' } } }],
  ['a system instruction', { ...ask('word'), systemInstruction: { parts: [{ text: 'be brief' }] } }],
  ['a system instruction in snake case', { ...ask('word'), system_instruction: { parts: [{ text: 'be brief' }] } }],
])('estimateTokens counts %s', (_, request) => {
  expect(estimateTokens(request).input).toBe(3);
});

test.each([
  ['no configuration', {}, 1024],
  ['no limit', { generationConfig: { temperature: 1 } }, 1024],
  ['a low limit', { generationConfig: { maxOutputTokens: 100 } }, 100],
  ['a low limit in snake case', { generation_config: { max_output_tokens: 100 } }, 100],
  ['a high limit', { generationConfig: { maxOutputTokens: 8192 } }, 1024],
  ['a limit below zero', { generationConfig: { maxOutputTokens: -1e12 } }, 1024],
  ['a limit below zero in snake case', { generation_config: { max_output_tokens: -1 } }, 1024],
  ['a limit of zero', { generationConfig: { maxOutputTokens: 0 } }, 1024],
  ['a limit that is no whole number', { generationConfig: { maxOutputTokens: 0.001 } }, 1024],
  ['a limit that is no number', { generationConfig: { maxOutputTokens: Number.NaN } }, 1024],
  ['a limit of minus infinity', { generationConfig: { maxOutputTokens: Number.NEGATIVE_INFINITY } }, 1024],
  ['a limit in words', { generationConfig: { maxOutputTokens: '1' } }, 1024],
  ['a limit beyond all numbers', { generationConfig: { maxOutputTokens: 1e300 } }, 1024],
  ['a limit in one spelling that is none in the other', { generationConfig: { maxOutputTokens: null } }, 1024],
  ['several candidates', { generationConfig: { candidateCount: 8 } }, 8192],
  ['several candidates in snake case', { generation_config: { candidate_count: 8 } }, 8192],
  ['several short candidates', { generationConfig: { maxOutputTokens: 100, candidateCount: 3 } }, 300],
  ['fewer than no candidates', { generationConfig: { candidateCount: -5 } }, 1024],
  ['half a candidate', { generationConfig: { candidateCount: 0.5 } }, 1024],
])('estimateTokens: the answer with %s', (_, config, output) => {
  expect(estimateTokens({ ...ask('word'), ...config }).output).toBe(output);
});

test('estimateTokens counts the system instruction in both spellings', () => {
  const text = { parts: [{ text: 'x'.repeat(400) }] };
  expect(estimateTokens({ ...ask('word'), systemInstruction: {}, system_instruction: text }).input).toBe(101);
  expect(estimateTokens({ ...ask('word'), systemInstruction: null, system_instruction: text }).input).toBe(101);
  expect(estimateTokens({ ...ask('word'), systemInstruction: text, system_instruction: text }).input).toBe(201);
});

test.each([
  ['tools', { ...ask('word'), tools: [{ googleSearch: {} }] }],
  ['a call of a function', { contents: [{ parts: [{ functionCall: { name: 'f', args: {} } }] }] }],
  ['a call in snake case', { contents: [{ parts: [{ function_call: { name: 'f', args: {} } }] }] }],
  ['what a function gave', { contents: [{ parts: [{ functionResponse: { response: { a: 'x' } } }] }] }],
  ['what a function gave, in snake case', { contents: [{ parts: [{ function_response: { response: {} } }] }] }],
])('estimateTokens does not claim to have counted %s', (_, request) => {
  expect(estimateTokens(request).complete).toBe(false);
  expect(estimateTokens(ask('word')).complete).toBe(true);
});

test('estimateTokens: nothing that a request configures makes its answer count for nothing', () => {
  const names = fc.constantFrom('maxOutputTokens', 'max_output_tokens', 'candidateCount', 'candidate_count');
  const value = fc.oneof(fc.double(), fc.maxSafeInteger(), fc.jsonValue());
  fc.assert(
    fc.property(fc.dictionary(names, value), (generationConfig) => {
      expect(estimateTokens({ ...ask('word'), generationConfig }).output).toBeGreaterThanOrEqual(1);
    }),
  );
});

test('estimateTokens grows with the text and is a whole number, for any request', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, more) => {
      const { input } = estimateTokens(ask(text));
      expect(Number.isInteger(input)).toBe(true);
      expect(estimateTokens(ask(text + more)).input).toBeGreaterThanOrEqual(input);
    }),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('contents', 'systemInstruction'), fc.jsonValue()), (request) => {
      expect(estimateTokens(request).input).toBeGreaterThanOrEqual(0);
    }),
  );
});
