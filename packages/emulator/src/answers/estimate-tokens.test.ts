import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutToTokens, estimateTokens } from './estimate-tokens.ts';

test.each([
  ['', 0],
  ['word', 1],
  ['words', 2],
  ['潮汐', 2],
  ['潮汐是海水', 4],
])('estimateTokens takes 4 Latin and 1.5 Chinese characters for a token: "%s"', (text, tokens) => {
  expect(estimateTokens(text)).toBe(tokens);
});

test('cutToTokens gives a beginning that is within the limit, and the whole text when that is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, maxTokens) => {
      const cut = cutToTokens(text, maxTokens);
      expect(text.startsWith(cut)).toBe(true);
      expect(estimateTokens(cut)).toBeLessThanOrEqual(maxTokens);
      expect(cut === text).toBe(estimateTokens(text) <= maxTokens);
    }),
  );
});
