import { expect, test } from 'vitest';
import { resolvedSchema } from './schema-reference.ts';

const root = { $defs: { name: { type: 'string' }, age: { properties: { years: { type: 'integer' } } } } };

test('resolvedSchema follows references and merges, once for each schema', () => {
  const item = { allOf: [{ $ref: '#/$defs/age' }, { properties: { name: { $ref: '#/$defs/name' } } }] };
  const resolved = resolvedSchema(item, root);
  expect(resolved).toEqual({ properties: { years: { type: 'integer' }, name: { $ref: '#/$defs/name' } } });
  expect(resolvedSchema(item, root)).toBe(resolved);
});

test('resolvedSchema follows no reference that is longer than any of use', () => {
  expect(resolvedSchema({ $ref: '#/$defs/name' }, root)).toEqual({ type: 'string' });
  expect(resolvedSchema({ $ref: `#${'/a'.repeat(10_000)}` }, root)).toEqual({});
});
