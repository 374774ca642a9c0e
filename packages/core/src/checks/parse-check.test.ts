import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkFaultWords } from '../locales/check-fault-words.ts';
import { type Check, checkNames, isCheckName, nameOfCheck } from './check.ts';
import { parseCheck } from './parse-check.ts';

const schema = { type: 'object', required: ['city'] };

const everyCheck: readonly Check[] = [
  { contains: 'Paris' },
  { notContains: 'sorry' },
  { equals: 'Paris' },
  { regex: '^P.*s$' },
  { number: '1,234' },
  { json: true },
  { schema },
  { maxChars: 100 },
  { finishReason: 'STOP' },
];

test.each(everyCheck)('parseCheck gives back a valid check as it was written: %j', (check) => {
  expect(parseCheck(check)).toEqual({ value: check });
});

test('checkNames lists every check once, and nameOfCheck knows each', () => {
  expect(everyCheck.map(nameOfCheck)).toEqual(checkNames);
});

test.each([
  ['a number for a text', { number: 18 }, { number: '18' }],
  ['a number for the text to contain', { contains: 42 }, { contains: '42' }],
  ['a text for a whole number, as a template fills it', { maxChars: '20' }, { maxChars: 20 }],
  ['a text for true, as a template fills it', { json: 'true' }, { json: true }],
  ['a JSON Schema as text, as a CSV file holds it', { schema: JSON.stringify(schema) }, { schema }],
])('parseCheck takes %s', (_, written, check) => {
  expect(parseCheck(written)).toEqual({ value: check });
});

test.each<[unknown, RegExp]>([
  [null, /object/],
  ['contains', /object/],
  [[], /object/],
  [{}, /exactly one/],
  [{ contains: 'a', equals: 'a' }, /exactly one/],
  [{ contians: 'Paris' }, /"contians".*did you mean "contains"/],
  [{ Number: 1 }, /did you mean "number"/],
  [{ somethingElse: 1 }, /no check "somethingElse"$/],
  [{ contains: '' }, /"contains"/],
  [{ contains: true }, /"contains"/],
  [{ equals: null }, /"equals"/],
  [{ number: 'eighteen' }, /"number".*"eighteen"/],
  [{ regex: '(' }, /"regex"/],
  [{ regex: '(?=lookahead)' }, /"regex"/],
  [{ json: false }, /"json" must be true/],
  [{ maxChars: 0 }, /"maxChars"/],
  [{ maxChars: 1.5 }, /"maxChars"/],
  [{ maxChars: 'many' }, /"maxChars"/],
  [{ schema: 5 }, /"schema"/],
  [{ schema: '{' }, /"schema" is not a JSON Schema/],
  [{ schema: { type: 'nothing' } }, /"schema" is not a JSON Schema/],
  [{ schema: { $ref: '#/definitions/absent' } }, /"schema" is not a JSON Schema/],
])('parseCheck refuses %j and says why', (written, reason) => {
  const parsed = parseCheck(written);
  expect('fault' in parsed && checkFaultWords(parsed.fault, 'en')).toMatch(reason);
});

test('parseCheck refuses an asynchronous schema, which could never pass', () => {
  expect(parseCheck({ schema: { $async: true, type: 'object' } })).toHaveProperty('fault');
});

test('parseCheck takes a schema of the 2020-12 draft', () => {
  const modern = { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' };
  expect(parseCheck({ schema: modern })).toEqual({ value: { schema: modern } });
});

test('parseCheck gives either a check that it would read again or a reason, for any value', () => {
  const entry = fc
    .tuple(fc.oneof(fc.constantFrom(...checkNames), fc.string()), fc.jsonValue())
    .map(([name, value]): unknown => ({ [name]: value }));
  fc.assert(
    fc.property(fc.oneof(entry, fc.jsonValue()), (written) => {
      const parsed = parseCheck(written);
      if ('fault' in parsed) expect(checkFaultWords(parsed.fault, 'en')).not.toMatch(/^$|undefined|\[object/);
      else expect(parseCheck(parsed.value)).toEqual(parsed);
    }),
  );
});

test('isCheckName knows no name that only every object has', () => {
  expect(['toString', 'constructor', '__proto__'].filter(isCheckName)).toEqual([]);
});
