import { expect, test } from 'vitest';
import { type BatchRequest, inputLine, typeOfKey } from './batch-request.ts';

test.each([
  ['simple-request-1', 'simple'],
  ['advanced-request-20', 'advanced'],
  ['long-form-request-3', 'long-form'],
  ['a-request-b-request-1', 'a'],
  ['request-1', 'custom'],
  ['-request-1', 'custom'],
  ['gsm8k-0001', 'custom'],
  ['', 'custom'],
])('typeOfKey of "%s" is %s', (key, type) => {
  expect(typeOfKey(key)).toBe(type);
});

test('inputLine holds the key and the request and nothing of ours', () => {
  const request = { contents: [{ parts: [{ text: 'two\nlines' }] }] };
  const whole: BatchRequest = { key: 'a', type: 'simple', request, checks: [{ equals: 'secret' }], rowDigest: 'f' };
  const line = inputLine(whole);
  expect(line).not.toContain('\n');
  expect(JSON.parse(line)).toEqual({ key: 'a', request });
});
