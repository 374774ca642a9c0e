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
])('estimateTokens: the answer with %s', (_, config, output) => {
  expect(estimateTokens({ ...ask('word'), ...config }).output).toBe(output);
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
