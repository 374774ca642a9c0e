import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './json.ts';
import { valueHash } from './value-hash.ts';

test('valueHash is the same for equal values, and another for values that differ', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(valueHash(one) === valueHash(other)).toBe(canonicalJson(one) === canonicalJson(other));
      expect(valueHash(JSON.parse(JSON.stringify(one)))).toBe(valueHash(one));
    }),
  );
});

test('valueHash tells a hundred thousand short texts apart, as whole numbers', () => {
  const hashes = new Set(Array.from({ length: 100_000 }, (_, index) => valueHash(`answer ${index}`)));
  expect(hashes.size).toBe(100_000);
  expect([...hashes].every(Number.isSafeInteger)).toBe(true);
});
