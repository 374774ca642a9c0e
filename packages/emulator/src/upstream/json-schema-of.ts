import { isPlainObject, type PlainObject } from '../plain-object.ts';
import { camelFields } from './camel-fields.ts';
import { toNumber } from './scalars.ts';

/** What is nested deeper is taken for a mistake, and would overflow the stack. */
const deepest = 64;

const counts: ReadonlySet<string> = new Set([
  'minItems',
  'maxItems',
  'minLength',
  'maxLength',
  'minProperties',
  'maxProperties',
]);

const sameMeaning: ReadonlySet<string> = new Set([
  'title',
  'description',
  'format',
  'pattern',
  'enum',
  'minimum',
  'maximum',
  'default',
  'required',
]);

/**
 * A response schema of the Gemini API (OpenAPI of 2026-08-22, `Schema`) as JSON Schema. Types become lower case, counts
 * numbers, `nullable` a second type. `example` and `propertyOrdering` say nothing there and are left out.
 */
export function jsonSchemaOf(schema: PlainObject, report: (what: string) => void, depth = 0): PlainObject {
  if (depth > deepest) {
    report(`a schema that is nested deeper than ${deepest}`);
    return {};
  }
  const inner = (value: unknown): PlainObject => (isPlainObject(value) ? jsonSchemaOf(value, report, depth + 1) : {});
  const fields = camelFields(schema);
  const entries = [...fields].flatMap(([name, value]): [string, unknown][] => {
    if (counts.has(name)) {
      return [[name, toNumber(value)]];
    }
    if (sameMeaning.has(name)) {
      return [[name, value]];
    }
    switch (name) {
      case 'type':
        return [[name, typeOf(value, fields.get('nullable') === true)]];
      case 'properties':
        return isPlainObject(value)
          ? [[name, Object.fromEntries(Object.entries(value).map(([key, property]) => [key, inner(property)]))]]
          : [];
      case 'items':
        return [[name, inner(value)]];
      case 'anyOf':
        return Array.isArray(value) ? [[name, value.map(inner)]] : [];
      default:
        return [];
    }
  });
  return Object.fromEntries(entries);
}

function typeOf(value: unknown, isNullable: boolean): unknown {
  const type = typeof value === 'string' ? value.toLowerCase() : value;
  return isNullable && type !== 'null' ? [type, 'null'] : type;
}
