import { expect, test } from 'vitest';
import { strictSchemas } from './strict-schemas.ts';
import type { WireChange, WireDifference } from './wire-difference.ts';

const said = { en: 'x', zh: 'x' };

function difference(message: string, field: string, change: WireChange): WireDifference {
  return { messages: [message], fields: [field], description: said, wire: said, sources: ['CAP2'], change };
}

const description = { A: { type: 'object', properties: { name: { type: 'string' }, count: { type: 'integer' } } } };

test('a message is closed, and its fields are strict', () => {
  expect(strictSchemas({ A: { type: 'object', properties: { name: { type: 'string' } } } }, [])).toEqual({
    A: { type: 'object', properties: { name: { type: 'string', minLength: 1 } }, additionalProperties: false },
  });
});

test('always: the field is required', () => {
  const schemas = strictSchemas(description, [difference('A', 'name', { presence: 'always' })]);
  expect(schemas.A?.required).toEqual(['name']);
});

test('never: the field is gone', () => {
  const schemas = strictSchemas(description, [difference('A', 'name', { presence: 'never' })]);
  expect(Object.keys(schemas.A?.properties ?? {})).toEqual(['count']);
});

test.each(['name', '*'])('even when default: of field %s', (field) => {
  const schemas = strictSchemas(description, [difference('A', field, { presence: 'even-when-default' })]);
  expect(schemas.A?.properties?.name).toEqual({ type: 'string' });
});

test('a schema takes the place of the described one, or adds a field', () => {
  const schemas = strictSchemas(description, [
    difference('A', 'name', { schema: { type: 'string', pattern: '^a' } }),
    difference('A', 'more', { schema: { type: 'boolean' } }),
  ]);
  expect(schemas.A?.properties?.name).toMatchObject({ pattern: '^a' });
  expect(schemas.A?.properties?.more).toEqual({ type: 'boolean', const: true });
});

test('exactly one of some fields', () => {
  const schemas = strictSchemas(description, [difference('A', '*', { exactlyOneOf: ['name', 'count'] })]);
  expect(schemas.A?.oneOf).toEqual([{ required: ['name'] }, { required: ['count'] }]);
});

test('a packed message has the fields of its own and its type', () => {
  const schemas = strictSchemas(description, [
    difference('A', 'name', { presence: 'always' }),
    difference('B', '*', { packed: { 'x.v1.A': 'A' } }),
  ]);
  expect(schemas.PackedA).toMatchObject({
    properties: { '@type': { const: 'type.googleapis.com/x.v1.A' }, name: {}, count: {} },
    required: ['@type', 'name'],
    additionalProperties: false,
  });
  expect(schemas.B?.oneOf).toEqual([{ $ref: '#/$defs/PackedA' }]);
});

test('the description that came in is not changed', () => {
  const before = JSON.stringify(description);
  strictSchemas(description, [difference('A', 'name', { presence: 'never' })]);
  expect(JSON.stringify(description)).toBe(before);
});

test.each<[string, WireDifference]>([
  ['no message "B"', difference('B', 'name', { presence: 'always' })],
  ['no message "B"', difference('B', '*', { exactlyOneOf: ['a'] })],
  ['no field "A.gone"', difference('A', 'gone', { presence: 'never' })],
  ['no message to pack as "x.B"', difference('A', 'name', { packed: { 'x.B': 'B' } })],
])('there is %s to change', (reason, wrong) => {
  expect(() => strictSchemas(description, [wrong])).toThrow(reason);
});
