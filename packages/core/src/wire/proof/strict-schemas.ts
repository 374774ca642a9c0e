import { strictField } from './strict-field.ts';
import type { WireChange, WireDifference } from './wire-difference.ts';
import type { WireSchema, WireSchemas } from './wire-schema.ts';

/** A difference of one field of one message, or of a message as a whole. */
interface Change extends WireChange {
  readonly message: string;
  readonly field: string;
}

/**
 * The schemas of the messages as they travel on the wire: the description with the differences applied, closed to
 * everything that neither names. Throws a TypeError when a difference is about a field that is not there to change.
 */
export function strictSchemas(description: WireSchemas, differences: readonly WireDifference[]): WireSchemas {
  const changes = differences.flatMap(({ messages, fields, change }) =>
    messages.flatMap((message) => fields.map((field) => ({ ...change, message, field }))),
  );
  const schemas = new Map(Object.entries(description));
  for (const change of changes.filter(({ message }) => message !== '*')) {
    schemas.set(change.message, changed(schemas.get(change.message), change));
  }
  const keptDefaults = new Set(
    changes
      .filter(({ presence }) => presence === 'even-when-default')
      .map(({ message, field }) => `${message}.${field}`),
  );
  const strict = new Map([...schemas].map(([name, schema]) => [name, strictMessage(name, schema, keptDefaults)]));
  const types = changes.flatMap(({ packed }) => Object.entries(packed ?? {}));
  const packed = types.map(
    ([type, message]) => [packedName(message), packedMessage(strict.get(message), type)] as const,
  );
  return Object.fromEntries([...strict, ...packed]);
}

function changed(schema: WireSchema | undefined, change: Change): WireSchema {
  return change.field === '*' ? changedMessage(schema, change) : changedField(schema, change);
}

function changedMessage(schema: WireSchema | undefined, change: Change): WireSchema {
  const { exactlyOneOf } = change;
  const own = schemaOf(change) ?? schema;
  if (own === undefined) throw new TypeError(`There is no message "${change.message}"`);
  return exactlyOneOf === undefined ? own : { ...own, oneOf: exactlyOneOf.map((field) => ({ required: [field] })) };
}

function changedField(schema: WireSchema | undefined, change: Change): WireSchema {
  const { message, field, presence } = change;
  if (schema?.properties === undefined) throw new TypeError(`There is no message "${message}"`);
  const { [field]: described, ...others } = schema.properties;
  const own = schemaOf(change) ?? described;
  if (own === undefined) {
    if (presence === undefined) return schema;
    throw new TypeError(`There is no field "${message}.${field}"`);
  }
  if (presence === 'never') return { ...schema, properties: others };
  return {
    ...schema,
    properties: { ...others, [field]: own },
    ...(presence === 'always' ? { required: [...(schema.required ?? []), field] } : {}),
  };
}

function schemaOf({ schema, packed }: Change): WireSchema | undefined {
  return packed === undefined
    ? schema
    : {
        type: 'object',
        additionalProperties: true,
        required: ['@type'],
        discriminator: { propertyName: '@type' },
        oneOf: Object.values(packed).map((message) => ({ $ref: `#/$defs/${packedName(message)}` })),
      };
}

function strictMessage(name: string, schema: WireSchema, keptDefaults: ReadonlySet<string>): WireSchema {
  const strict = strictField(schema);
  if (schema.properties === undefined) return strict;
  const properties = Object.entries(schema.properties).map(([field, inner]) => {
    const mayBeDefault = keptDefaults.has(`${name}.*`) || keptDefaults.has(`${name}.${field}`);
    return [field, strictField(inner, mayBeDefault)] as const;
  });
  return { ...strict, properties: Object.fromEntries(properties) };
}

/** A message that travels in an `Any`: the same fields, and `@type` with the name of its protobuf type. */
function packedMessage(schema: WireSchema | undefined, type: string): WireSchema {
  if (schema === undefined) throw new TypeError(`There is no message to pack as "${type}"`);
  return {
    ...schema,
    properties: { '@type': { type: 'string', const: `type.googleapis.com/${type}` }, ...schema.properties },
    required: ['@type', ...(schema.required ?? [])],
  };
}

function packedName(message: string): string {
  return `Packed${message}`;
}
