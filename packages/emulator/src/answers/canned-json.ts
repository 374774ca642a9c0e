import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';
import { pick, pickInteger } from './seeded-random.ts';

const deepest = 20;

/**
 * A value that fits a response schema, in Google's form (`OBJECT`) or as JSON Schema (`object`). Types, enum, const,
 * properties, items, anyOf and the bounds on size are followed; pattern, format and references are not.
 */
export function cannedJson(schema: PlainObject, text: string, random: () => number, depth = 0): unknown {
  if (depth > deepest) {
    return null;
  }
  const inner = (value: unknown): unknown => cannedJson(isPlainObject(value) ? value : {}, text, random, depth + 1);
  if (Object.hasOwn(schema, 'const')) {
    return schema.const;
  }
  const { enum: values } = schema;
  if (Array.isArray(values) && values.length > 0) {
    return pick(random, [values[0], ...values.slice(1)]);
  }
  const [choice] = [readField(schema, 'anyOf'), readField(schema, 'oneOf')].filter(Array.isArray);
  if (choice !== undefined && choice.length > 0) {
    return inner(choice[0]);
  }
  switch (typeOf(schema)) {
    case 'object': {
      const properties = isPlainObject(schema.properties) ? schema.properties : {};
      return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, inner(value)]));
    }
    case 'array': {
      const fewest = bound(schema, 'minItems') ?? 0;
      const most = Math.max(fewest, Math.min(bound(schema, 'maxItems') ?? 3, fewest + 3));
      const length = pickInteger(random, Math.max(fewest, Math.min(1, most)), most);
      return Array.from({ length }, () => inner(schema.items));
    }
    case 'integer':
      return cannedNumber(schema, random, (value) => Math.round(value));
    case 'number':
      return cannedNumber(schema, random, (value) => Math.round(value * 100) / 100);
    case 'boolean':
      return random() < 0.5;
    case 'null':
      return null;
    default:
      return text
        .padEnd(bound(schema, 'minLength') ?? 0, '.')
        .slice(0, bound(schema, 'maxLength') ?? text.length + 1e6);
  }
}

function cannedNumber(schema: PlainObject, random: () => number, round: (value: number) => number): number {
  const low = bound(schema, 'minimum') ?? Math.min(0, bound(schema, 'maximum') ?? 0);
  const high = Math.max(low, bound(schema, 'maximum') ?? low + 100);
  return Math.min(high, Math.max(low, round(low + random() * (high - low))));
}

function typeOf(schema: PlainObject): string {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  const named = types.filter((type) => typeof type === 'string').map((type) => type.toLowerCase());
  const fallback = isPlainObject(schema.properties) ? 'object' : 'string';
  return named.find((type) => type !== 'null') ?? named[0] ?? fallback;
}

/** Bounds on a size are strings in Google's form: int64. */
function bound(schema: PlainObject, name: string): number | undefined {
  const value = readField(schema, name);
  const number = typeof value === 'string' ? Number.parseFloat(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
