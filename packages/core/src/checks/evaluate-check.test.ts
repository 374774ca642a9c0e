import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Check } from './check.ts';
import { compileCheck } from './evaluate-check.ts';

function passes(check: Check, text: string, finishReason: string | null = 'STOP'): boolean {
  return compileCheck(check)({ text, finishReason });
}

const city: Check = { schema: { type: 'object', required: ['city'], properties: { city: { type: 'string' } } } };

test.each<[Check, string, boolean]>([
  [{ contains: 'Paris' }, 'It is Paris.', true],
  [{ contains: 'Paris' }, 'It is paris.', false],
  [{ notContains: 'sorry' }, 'It is Paris.', true],
  [{ notContains: 'sorry' }, 'I am sorry.', false],
  [{ equals: 'Paris' }, ' Paris\n', true],
  [{ equals: ' Paris ' }, 'Paris', true],
  [{ equals: 'Paris' }, 'Paris.', false],
  [{ regex: '\\d{4}' }, 'in 1969', true],
  [{ regex: '^\\d{4}$' }, 'in 1969', false],
  [{ regex: '(?i)paris' }, 'PARIS', true],
  [{ number: '18' }, 'She makes $18.00 a day', true],
  [{ number: '1,234' }, 'The sum is 1234.', true],
  [{ number: '18' }, '18 eggs, of which 9 are sold', false],
  [{ number: '0' }, 'no number at all', false],
  [{ json: true }, '{"a": 1}', true],
  [{ json: true }, '[]', true],
  [{ json: true }, 'null', true],
  [{ json: true }, '{"a": 1', false],
  [{ json: true }, '', false],
  [city, '{"city": "Paris"}', true],
  [city, '{"city": 5}', false],
  [city, '{}', false],
  [city, 'Paris', false],
  [{ maxChars: 3 }, 'abc', true],
  [{ maxChars: 3 }, 'abcd', false],
  [{ maxChars: 2 }, '潮汐', true],
  [{ maxChars: 1 }, '🌊', true],
])('compileCheck: %j on "%s" is %s', (check, text, verdict) => {
  expect(passes(check, text)).toBe(verdict);
});

test.each<[string, string | null, boolean]>([
  ['STOP', 'STOP', true],
  ['STOP', 'MAX_TOKENS', false],
  ['MAX_TOKENS', 'MAX_TOKENS', true],
  ['STOP', null, true],
  ['MAX_TOKENS', null, false],
])('compileCheck: finishReason %s with %s is %s', (wanted, finishReason, verdict) => {
  expect(passes({ finishReason: wanted }, 'text', finishReason)).toBe(verdict);
});

test('compileCheck: a schema test can be used on many answers, each judged by itself', () => {
  const fits = compileCheck(city);
  const texts = ['{}', '{"city": "Paris"}', 'x', '{"city": "Rome"}'];
  expect(texts.map((text) => fits({ text, finishReason: 'STOP' }))).toEqual([false, true, false, true]);
});

test('compileCheck: contains and notContains never agree', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 3 }), fc.string(), (part, text) => {
      expect(passes({ contains: part }, text)).toBe(!passes({ notContains: part }, text));
    }),
  );
});

test('compileCheck: contains holds for every part of a text, equals for the whole', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, part, after) => {
      expect(passes({ contains: part }, before + part + after)).toBe(true);
      expect(passes({ equals: part }, part)).toBe(true);
    }),
  );
});

test('compileCheck: json holds for every JSON text', () => {
  fc.assert(fc.property(fc.json(), (text) => passes({ json: true }, text)));
});

test('compileCheck: number finds any whole number whatever stands before it', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer(), (number, other) => {
      const check: Check = { number: String(number) };
      expect(passes(check, `First ${other}, then the answer: ${number}`)).toBe(true);
    }),
  );
});

test('compileCheck: an answer that is too deep for a schema that refers to itself does not fit', () => {
  const fits = compileCheck({ schema: { type: 'array', items: { $ref: '#' } } });
  const nested = (depth: number) => ({ text: '['.repeat(depth) + ']'.repeat(depth), finishReason: 'STOP' });
  expect(fits(nested(50))).toBe(true);
  expect(fits(nested(200_000))).toBe(false);
});
