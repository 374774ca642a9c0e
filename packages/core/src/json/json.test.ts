import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest, keyFingerprint } from './digest.ts';
import { canonicalJson, isJsonObject, parseJson } from './json.ts';

/** A copy of a JSON value whose objects have their fields in another order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([field, inner]) => [field, reordered(inner)]),
  );
}

/** As it comes from a file: plain objects, no negative zero. */
const json = fc.json().map((text): unknown => JSON.parse(text));

test.each([
  [{}, true],
  [{ a: 1 }, true],
  [[], false],
  [null, false],
  ['{}', false],
  [5, false],
])('isJsonObject: %j is %s', (value, verdict) => {
  expect(isJsonObject(value)).toBe(verdict);
});

test('parseJson reads all JSON and says why other text is none', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(parseJson(JSON.stringify(value))).toEqual({ value });
    }),
  );
  expect(parseJson('{"a":')).toEqual({ reason: expect.stringMatching(/./) });
});

test('canonicalJson is JSON of the same value', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(value);
    }),
  );
});

test('canonicalJson sorts the fields at every depth and leaves lists as they are', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }, 0], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1},0]}');
});

test('canonicalJson and digest do not depend on the order of fields', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalJson(reordered(value))).toBe(canonicalJson(value));
      expect(digest(reordered(value))).toBe(digest(value));
    }),
  );
});

test('digest differs for values that differ', () => {
  fc.assert(
    fc.property(json, json, (a, b) => {
      expect(digest(a) === digest(b)).toBe(canonicalJson(a) === canonicalJson(b));
    }),
  );
});

test.each([
  [
    [1, 2],
    [2, 1],
  ],
  ['1', 1],
  [{ a: null }, {}],
  ['\u00e9', 'e\u0301'],
])('digest tells %j from %j', (a, b) => {
  expect(digest(a)).not.toBe(digest(b));
});

test('digest is the beginning of the SHA-256 of the canonical text', async () => {
  const value = { question: '潮汐?', id: 7 };
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('{"id":7,"question":"潮汐?"}'));
  expect(digest(value)).toBe(Buffer.from(hash).toString('hex').slice(0, 16));
});

test('keyFingerprint has 8 hexadecimal digits that depend on the run and on the key', () => {
  const own = keyFingerprint('run-1', 'secret-key');
  expect(own).toMatch(/^[0-9a-f]{8}$/);
  expect(keyFingerprint('run-1', 'secret-key')).toBe(own);
  expect(keyFingerprint('run-2', 'secret-key')).not.toBe(own);
  expect(keyFingerprint('run-1', 'secret-kez')).not.toBe(own);
});

test('parseJson says what is wrong without quoting the text', () => {
  const parsed = parseJson('Patient M. has HIV, and this is a prompt');
  expect(parsed).toHaveProperty('reason');
  expect(JSON.stringify(parsed)).not.toMatch(/atien/);
  expect(parseJson(`{"a": ${'1,'.repeat(40)} secret}`)).toHaveProperty('reason');
  expect(JSON.stringify(parseJson(`{"a": ${'1,'.repeat(40)} secret}`))).not.toContain('secret');
});
