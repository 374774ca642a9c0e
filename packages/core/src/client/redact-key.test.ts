import { expect, test } from 'vitest';
import { redactKey } from './redact-key.ts';

test.each([
  ['in clear', 'Consumer api_key:AIza+secret/0123456789 is suspended', 'Consumer api_key:[API key] is suspended'],
  ['as in a URL', 'GET /v1?key=AIza%2Bsecret%2F0123456789', 'GET /v1?key=[API key]'],
  ['twice', 'AIza+secret/0123456789AIza+secret/0123456789', '[API key][API key]'],
  ['not at all', 'nothing here', 'nothing here'],
])('redactKey takes away a key that stands %s', (_, text, left) => {
  expect(redactKey('AIza+secret/0123456789')(text)).toBe(left);
});

test('redactKey leaves a text alone when the key is no secret but a word', () => {
  expect(redactKey('emulator')('gemini-batch-emulator')).toBe('gemini-batch-emulator');
  expect(redactKey('')('text')).toBe('text');
});
