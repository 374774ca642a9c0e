import { expect, test } from 'vitest';
import { GeminiBatchError } from './gemini-batch-error.ts';
import { plainText } from './plain-details.ts';

test.each([
  ['\u001b[2J\u001b[31mred', '[2J [31mred'],
  ['one\r\ntwo\n\nthree', 'one\n  | two\n  | three'],
  ['a\u2028::error::b', 'a\n  | ::error::b'],
  ['left\u202eright\u200b', 'left right'],
  ['plain 中文 text', 'plain 中文 text'],
])('plainText makes %j harmless', (text, plain) => {
  expect(plainText(text)).toBe(plain);
});

test('GeminiBatchError: what the service says cannot begin a line of its own', () => {
  const error = new GeminiBatchError('request-refused', { message: 'x\n::error::pwn \u001b[31m' });
  expect(error.message).toBe('The service refused the request: x\n  | ::error::pwn  [31m');
  expect(error.details.message).not.toContain('\u001b');
});
