import { expect, test } from 'vitest';
import { seededRandom } from '../seeded-random.ts';
import { cannedText } from './canned-text.ts';

test('cannedText takes language and topic from the beginning of a prompt: one may have millions of characters', () => {
  const text = cannedText(`What is a tide? ${'word '.repeat(2_000)}${'潮'.repeat(10_000)}`, seededRandom('1'));
  expect(text).toContain('What is a tide');
  expect(text).not.toMatch(/\p{Script=Han}/u);
});
