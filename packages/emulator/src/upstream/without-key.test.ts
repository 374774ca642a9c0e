import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutKey } from './without-key.ts';

const key = 'sk-Abcdefghijklmnop0123456789+/==';

test.each([
  ['as it is', key],
  ['as PHP writes it', key.replaceAll('/', '\\/')],
  ['as .NET writes it', key.replaceAll('+', '\\u002B')],
  ['as in a URL', encodeURIComponent(key)],
  ['in Base64', btoa(key)],
])('withoutKey takes the key out of an answer that repeats it %s', (_how, form) => {
  const answer: unknown = JSON.parse(`{"error":{"message":"Incorrect API key: ${form}"},"${form}":["a ${form} b"]}`);
  expect(withoutKey(answer, key, true)).toEqual({
    error: { message: 'Incorrect API key: [key]' },
    '[key]': ['a [key] b'],
  });
});

test('withoutKey leaves a placeholder in an answer, and takes it out of an error', () => {
  expect(withoutKey({ text: 'ollama is a runner' }, 'ollama', false)).toEqual({ text: 'ollama is a runner' });
  expect(withoutKey({ error: 'no ollama' }, 'ollama', true)).toEqual({ error: 'no [key]' });
});

test('withoutKey changes nothing else', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(withoutKey(value, key, true)).toEqual(value);
    }),
  );
});
