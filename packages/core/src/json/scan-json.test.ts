import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonPointer } from './json-pointer.ts';
import { scanJson } from './scan-json.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test('scanJson finds fields by their names and items by their values', () => {
  const text = '{"a": {"b/c": [1, {"d": "x"}], "\\u0065": null}, "__proto__": [[]]}';
  const places = scanJson(text, ['/a/b~1c/1', '/a/b~1c/1/d', '/a/e', '/__proto__/0', '/a/none']).places;
  const found = [...places].map(([pointer, { start, end }]) => [pointer, text.slice(start, end)]);
  expect(found).toEqual([
    ['/a/b~1c/1', '{'],
    ['/a/b~1c/1/d', '"d"'],
    ['/a/e', '"\\u0065"'],
    ['/__proto__/0', '['],
  ]);
});

test('of two fields of one name scanJson finds the one that JSON.parse takes', () => {
  expect(scanJson('{"a":1,"a":2}', ['/a']).places.get('/a')).toEqual({ start: 7, end: 10 });
});

describe('scanJson tells where a text is no JSON any more', () => {
  test.each([
    ['', 0],
    ['{', 1],
    ['{"a"', 4],
    ['{"a" 1}', 5],
    ['{"a":1,}', 7],
    ['{,}', 1],
    ['[1,]', 3],
    ['[1 2]', 3],
    ['[1}', 2],
    ['{"a":1]', 6],
    ['{"a":}', 5],
    ['nul', 0],
    ['truex', 4],
    ['01', 1],
    ['1.', 2],
    ['-', 1],
    ['1e+', 3],
    ['"a\\x"', 3],
    ['"a\\u12g4"', 3],
    ['"a\tb"', 2],
    ['"ab', 3],
    ['{} x', 3],
    ["{'a':1}", 1],
  ])('%s', (text, at) => {
    expect(isJson(text)).toBe(false);
    expect(scanJson(text).errorAt).toBe(at);
  });
});

test('scanJson takes the same texts as JSON.parse, whole, cut and with a character changed', () => {
  const broken = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', '\\', ',', ':', '{', ']', '0', '-', 'e', '.', '\n', '\u0000'))
    .map(
      ([text, at, put]) => `${text.slice(0, at % (text.length + 1))}${put}${text.slice((at % (text.length + 1)) + 1)}`,
    );
  fc.assert(
    fc.property(fc.oneof(fc.json(), broken), (text) => {
      expect(scanJson(text).errorAt === null).toBe(isJson(text));
    }),
    { numRuns: 1000 },
  );
});

test('scanJson finds every field and item of any JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const wanted = [...allPointers(value, [])];
      const { places } = scanJson(JSON.stringify(value), wanted);
      expect([...places.keys()].toSorted()).toEqual(wanted.toSorted());
    }),
  );
});

function* allPointers(value: unknown, path: readonly string[]): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    yield jsonPointer([...path, name]);
    yield* allPointers(inner, [...path, name]);
  }
}

test('scanJson reads a million levels', () => {
  const depth = 1_000_000;
  expect(scanJson(`${'[{"a":'.repeat(depth)}1${'}]'.repeat(depth)}`, ['/0/a/0/a']).errorAt).toBeNull();
  expect(scanJson('['.repeat(depth)).errorAt).toBe(depth);
});
