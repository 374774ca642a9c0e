import { expect, test } from 'vitest';
import { parsedJson } from '../parsed-json.ts';
import { errorOfResponse } from './error-of-response.ts';

const errorOf = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  errorOfResponse(
    { status, headers: new Headers(headers), type: 'default' },
    typeof body === 'string' ? parsedJson(body) : body,
  );

test.each<[number, number, boolean]>([
  [400, 3, false],
  [401, 16, false],
  [403, 7, false],
  [404, 5, false],
  [408, 4, true],
  [409, 10, false],
  [418, 3, false],
  [429, 8, true],
  [500, 13, true],
  [501, 12, false],
  [502, 13, true],
  [503, 14, true],
  [504, 4, true],
  [599, 13, false],
])('errorOfResponse: %i is code %i, another try: %s', (status, code, isRetryable) => {
  expect(errorOf(status, '')).toMatchObject({ code, isRetryable, message: `The upstream answered ${status}.` });
});

test.each<[string, unknown, string]>([
  ['OpenAI and Google', { error: { message: 'Words' } }, 'The upstream answered 400: Words'],
  ['Ollama', { error: 'Words' }, 'The upstream answered 400: Words'],
  ['a page', '<html>', 'The upstream answered 400.'],
  ['a number', '1', 'The upstream answered 400.'],
  ['a long one', { error: 'x'.repeat(5000) }, `The upstream answered 400: ${'x'.repeat(1000)}`],
])('errorOfResponse repeats the message of %s', (_who, body, message) => {
  expect(errorOf(400, body).message).toBe(message);
});

test('errorOfResponse hears when to come again', () => {
  expect(errorOf(429, '', { 'retry-after': '7' }).retryAfterMs).toBe(7000);
  expect(errorOf(429, '', { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }).retryAfterMs).toBe(0);
  expect(errorOf(429, '', { 'retry-after': 'soon' }).retryAfterMs).toBeUndefined();
  expect(errorOf(429, { error: { details: [{}, { retryDelay: '3.5s' }] } }).retryAfterMs).toBe(3500);
  expect(errorOf(429, { error: { details: [null, { retryDelay: 3 }] } }).retryAfterMs).toBeUndefined();
});
