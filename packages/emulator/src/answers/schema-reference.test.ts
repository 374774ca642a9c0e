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

test('resolvedSchema copies no more fields than any schema of use needs, however often a large one is referred to', () => {
  const properties = Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`p${index}`, {}]));
  const large = { $defs: { large: { properties }, wide: properties } };
  const schemas = Array.from({ length: 200 }, () => [
    { allOf: [{ $ref: '#/$defs/large' }], title: 'merged' },
    { $ref: '#/$defs/wide', title: 'copied' },
  ]).flat();
  const resolved = schemas.map((schema) => resolvedSchema(schema, large));
  expect(Object.keys(Object(resolved[0]?.properties))).toHaveLength(2_000);
  expect(Object.keys(Object(resolved[1]))).toHaveLength(2_001);
  expect(resolved.at(-1)).toEqual({ title: 'copied' });
  const fields = resolved.map((schema) => Object.keys({ ...schema, ...Object(schema.properties) }).length);
  expect(fields.reduce((sum, count) => sum + count)).toBeLessThan(210_000);
});
