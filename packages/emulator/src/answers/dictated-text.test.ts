import { expect, test } from 'vitest';
import { dictatedText } from './dictated-text.ts';

test.each([
  ['Reply with exactly this code and nothing else: 3f2a9c', '3f2a9c'],
  ['Please respond with exactly the following text, and nothing else:\nblue moon', 'blue moon'],
  ['Answer with exactly "I do not know." and nothing else', 'I do not know.'],
  ['If you can read this, reply with exactly OK and nothing else.', 'OK'],
])('dictatedText of %j is %j', (prompt, text) => {
  expect(dictatedText(prompt)).toBe(text);
});

test.each([
  'Explain exactly how a tide comes about and nothing else matters',
  'What is a tide? Reply in one sentence.',
  'Answer with exactly three reasons.',
  `Reply with exactly this and nothing else: ${'x'.repeat(2000)}`,
  '',
])('dictatedText: %j dictates nothing', (prompt) => {
  expect(dictatedText(prompt)).toBeUndefined();
});
