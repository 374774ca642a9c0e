import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLenientJson } from './parse-lenient-json.ts';

test.for([
  { text: `{'file': {'display_name': 'a "b" c'}}`, value: { file: { display_name: 'a "b" c' } } },
  { text: `{'s': true, "d": false, key: null, snake_key: [], camelKey: {}}`, value: sample() },
  { text: `[['a',true,], {b: null,},]`, value: [['a', true], { b: null }] },
  { text: `{a: 'it\\'s \\n \\u0041 \\\\'}`, value: { a: "it's \n A \\" } },
  { text: `{nullkey: -1.5e3}`, value: { nullkey: -1500 } },
  { text: `["'", '"']`, value: ["'", '"'] },
])('reads what Google’s servers read: $text', ({ text, value }) => {
  expect(parseLenientJson(text)).toEqual(value);
});

test.for([
  '',
  '{',
  '\'a"',
  '{null: 1}',
  '{foo-bar: 1}',
  '[,]',
  '{,}',
  '[1,,]',
  '{"a":,}',
  '[nule]',
  '{123false}',
  '{"a" 1}',
  '[1 2]',
  '{} {}',
  '/* */ {}',
  '{a: b}',
])('refuses what is not JSON even so: %s', (text) => {
  expect(() => parseLenientJson(text)).toThrow(SyntaxError);
});

test('reads every JSON value as it is, in either kind of quotes', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const strict = JSON.stringify(value);
      const strings = /"((?:[^"\\]|\\.)*)"/g;
      const single = strict.replace(strings, (_, inside: string) => {
        return `'${inside.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
      });
      const expected: unknown = JSON.parse(strict);
      expect(parseLenientJson(strict)).toEqual(expected);
      expect(parseLenientJson(single)).toEqual(expected);
    }),
  );
});

test('never fails otherwise than with a SyntaxError', () => {
  const pieces = fc.constantFrom('{', '}', '[', ']', ':', ',', "'", '"', '\\', 'a', '1', ' ', 'null', '\n', 'é');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      try {
        parseLenientJson(parts.join(''));
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError);
      }
    }),
  );
});

function sample(): unknown {
  return { s: true, d: false, key: null, snake_key: [], camelKey: {} };
}

test('what nobody wrote by hand must be strict', () => {
  const long = 'x'.repeat(2_000_000);
  expect(parseLenientJson(`{"a":"${long}"}`)).toEqual({ a: long });
  expect(() => parseLenientJson(`{'a':'${long}'}`)).toThrow(SyntaxError);
});
