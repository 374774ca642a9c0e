import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsedJson } from './parsed-json.ts';

test('parsedJson gives back whatever was written as JSON', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parsedJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test.each(['', '{', 'undefined', "{'a': 1}", '1 2', '\u0000'])('parsedJson of %j is undefined', (text) => {
  expect(parsedJson(text)).toBeUndefined();
});
