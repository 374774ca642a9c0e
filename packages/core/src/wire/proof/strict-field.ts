import type { WireSchema } from './wire-schema.ts';

/** How protobuf writes what JSON has no type for (protobuf.dev/programming-guides/json, read 2026-11-24). */
const patterns: Readonly<Record<string, string>> = {
  byte: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
  'google-datetime': '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.(?:\\d{3}|\\d{6}|\\d{9}))?Z$',
  'google-duration': '^-?\\d+(?:\\.(?:\\d{3}|\\d{6}|\\d{9}))?s$',
  int64: '^(?:0|-?[1-9]\\d*)$',
};

const largestInt32 = 2 ** 31 - 1;

/**
 * Closes the schema of a message or a field: no further fields, only known values, the forms in which protobuf writes
 * them, and no default value. What a schema says of itself already, stays.
 */
export function strictField(schema: WireSchema, mayBeDefault = false): WireSchema {
  const { format, ...rest } = schema;
  const strict = { ...rest, ...childrenOf(schema) };
  if (schema.enum !== undefined) return { ...strict, enum: schema.enum.filter((name) => !/unspecified$/i.test(name)) };
  switch (schema.type) {
    case 'string':
      return { ...textOf(format, mayBeDefault), ...strict };
    case 'integer':
      return {
        minimum: -largestInt32 - 1,
        maximum: largestInt32,
        ...(mayBeDefault ? {} : { not: { const: 0 } }),
        ...strict,
      };
    case 'boolean':
      return mayBeDefault ? strict : { const: true, ...strict };
    case 'array':
      return mayBeDefault ? strict : { minItems: 1, ...strict };
    case 'object':
      return { additionalProperties: false, ...strict };
    default:
      return strict;
  }
}

function textOf(format: string | undefined, mayBeDefault: boolean): WireSchema {
  const pattern = patterns[format ?? ''];
  return {
    ...(pattern === undefined ? {} : { pattern }),
    ...(mayBeDefault ? {} : { minLength: 1 }),
    ...(format === 'int64' && !mayBeDefault ? { not: { const: '0' } } : {}),
  };
}

/** A list's own items and a map's own values may be zero or empty: only fields are left out. */
function childrenOf({ properties, items, additionalProperties }: WireSchema): WireSchema {
  return {
    ...(properties === undefined ? {} : { properties: mapValues(properties, (field) => strictField(field)) }),
    ...(items === undefined ? {} : { items: strictField(items, true) }),
    ...(typeof additionalProperties === 'object'
      ? { additionalProperties: strictField(additionalProperties, true) }
      : {}),
  };
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
