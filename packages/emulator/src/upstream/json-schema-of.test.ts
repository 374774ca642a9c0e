import { expect, test } from 'vitest';
import type { PlainObject } from '../plain-object.ts';
import { jsonSchemaOf } from './json-schema-of.ts';

test.each<[PlainObject, PlainObject]>([
  [
    { type: 'STRING', enum: ['a', 'b'], format: 'enum' },
    { type: 'string', enum: ['a', 'b'], format: 'enum' },
  ],
  [
    { type: 'INTEGER', nullable: true, minimum: 1 },
    { type: ['integer', 'null'], minimum: 1 },
  ],
  [
    { type: 'ARRAY', items: { type: 'NUMBER' }, min_items: '1', maxItems: 3 },
    { type: 'array', items: { type: 'number' }, minItems: 1, maxItems: 3 },
  ],
  [
    {
      type: 'OBJECT',
      properties: { any_of: { type: 'BOOLEAN' }, b: {} },
      required: ['b'],
      propertyOrdering: ['b'],
      example: {},
    },
    { type: 'object', properties: { any_of: { type: 'boolean' }, b: {} }, required: ['b'] },
  ],
  [
    { anyOf: [{ type: 'STRING' }, { type: 'NULL' }], description: 'x' },
    { anyOf: [{ type: 'string' }, { type: 'null' }], description: 'x' },
  ],
  [
    { type: 'object', properties: 'none', items: 3, anyOf: 'none', title: null },
    { type: 'object', items: {} },
  ],
])('jsonSchemaOf: %j', (schema, expected) => {
  expect(jsonSchemaOf(schema, (what) => expect.fail(what))).toEqual(expected);
});
