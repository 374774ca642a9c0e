import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';
import { pickInteger } from '../seeded-random.ts';
import { cannedString } from './canned-string.ts';
import { bound } from './schema-bound.ts';
import { resolvedSchema } from './schema-reference.ts';

/** Levels deep: below the first, only what is required; below the second, nothing. A schema may refer to itself. */
const shallow = 6;
const deepest = 20;
/** So many values at most, whatever a schema asks for. */
const mostValues = 10_000;

interface Names {
  readonly all: readonly string[];
  readonly required: readonly string[];
}

const namesBySchema = new WeakMap<PlainObject, Names>();

interface Making {
  readonly root: PlainObject;
  readonly text: string;
  readonly random: () => number;
  /** How many values may still be made. */
  left: number;
}

/**
 * A value that fits a response schema, in Google's form (`OBJECT`) or as JSON Schema (`object`). Types, enum, const,
 * properties and their order, items, anyOf, oneOf, allOf, references within the schema, formats, simple patterns and
 * the bounds on size are followed. `text` is what strings are made of.
 */
export function cannedJson(schema: PlainObject, text: string, random: () => number): unknown {
  return made(schema, { root: schema, text, random, left: mostValues }, 0);
}

function made(value: unknown, making: Making, depth: number): unknown {
  making.left -= 1;
  if (depth > deepest || making.left < 0) {
    return null;
  }
  const schema = resolvedSchema(value, making.root);
  if (Object.hasOwn(schema, 'const')) {
    return schema.const;
  }
  const { enum: values } = schema;
  if (Array.isArray(values) && values.length > 0) {
    return values[pickInteger(making.random, 0, values.length - 1)];
  }
  const [choice] = [readField(schema, 'anyOf'), readField(schema, 'oneOf')].filter(Array.isArray);
  if (choice !== undefined && choice.length > 0) {
    return made(choice[0], making, depth + 1);
  }
  switch (typeOf(schema)) {
    case 'object':
      return objectOf(schema, making, depth);
    case 'array':
      return arrayOf(schema, making, depth);
    case 'integer':
      return numberOf(schema, making.random, true);
    case 'number':
      return numberOf(schema, making.random, false);
    case 'boolean':
      return making.random() < 0.5;
    case 'null':
      return null;
    default:
      return cannedString(schema, making.text, making.random);
  }
}

function objectOf(schema: PlainObject, making: Making, depth: number): PlainObject {
  const properties = isPlainObject(schema.properties) ? schema.properties : {};
  const { all, required } = namesOf(schema, properties);
  const wanted = depth < shallow ? all : required;
  const entries = wanted.map((name): [string, unknown] => [name, made(properties[name], making, depth + 1)]);
  const others = schema.additionalProperties;
  const fewest = Math.min(bound(schema, 'minProperties') ?? 0, 100);
  if (isPlainObject(others) && depth < shallow) {
    for (let number = entries.length + 1; number <= Math.max(fewest, entries.length === 0 ? 1 : 0); number += 1) {
      entries.push([`key${number}`, made(others, making, depth + 1)]);
    }
  }
  return Object.fromEntries(entries);
}

/** The names of an object's properties in their order, read once for each schema: many items may have it. */
function namesOf(schema: PlainObject, properties: PlainObject): Names {
  const known = namesBySchema.get(schema);
  if (known !== undefined) {
    return known;
  }
  const ordering = listOf(readField(schema, 'propertyOrdering')).filter((name) => typeof name === 'string');
  const all = [...new Set([...ordering, ...Object.keys(properties)])].filter((name) => Object.hasOwn(properties, name));
  const needed = new Set(listOf(schema.required));
  const names = { all, required: all.filter((name) => needed.has(name)) };
  namesBySchema.set(schema, names);
  return names;
}

function arrayOf(schema: PlainObject, making: Making, depth: number): unknown[] {
  const first = listOf(readField(schema, 'prefixItems')).map((item) => made(item, making, depth + 1));
  const fewest = Math.min(Math.max(0, bound(schema, 'minItems') ?? 0), 1000);
  const usual = depth < shallow ? fewest + 3 : fewest;
  const most = Math.max(fewest, Math.min(bound(schema, 'maxItems') ?? usual, usual));
  const length = pickInteger(making.random, Math.max(fewest, Math.min(1, most)), most);
  const rest = schema.items === undefined && first.length > 0 ? 0 : Math.max(0, length - first.length);
  return [...first, ...Array.from({ length: rest }, () => made(schema.items, making, depth + 1))];
}

function numberOf(schema: PlainObject, random: () => number, isWhole: boolean): number {
  const step = isWhole ? 1 : 0.01;
  const above = bound(schema, 'exclusiveMinimum');
  const below = bound(schema, 'exclusiveMaximum');
  const least = bound(schema, 'minimum') ?? (above === undefined ? undefined : above + step);
  const most = bound(schema, 'maximum') ?? (below === undefined ? undefined : below - step);
  const low = least ?? Math.min(0, most ?? 0);
  const high = Math.max(low, most ?? low + 100);
  const drawn = low + random() * (high - low);
  const multiple = bound(schema, 'multipleOf') ?? 0;
  if (multiple > 0) {
    const candidate = Math.ceil(low / multiple - 1e-9) * multiple + Math.floor((drawn - low) / multiple) * multiple;
    return candidate <= high ? candidate : Math.ceil(low / multiple - 1e-9) * multiple;
  }
  const rounded = isWhole ? Math.round(drawn) : Math.round(drawn * 100) / 100;
  const [lowest, highest] = isWhole ? [Math.ceil(low), Math.floor(high)] : [low, high];
  return Math.min(Math.max(lowest, highest), Math.max(lowest, rounded));
}

function typeOf(schema: PlainObject): string {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  const named = types.filter((type) => typeof type === 'string').map((type) => type.toLowerCase());
  const isArray = schema.items !== undefined || schema.prefixItems !== undefined;
  const fallback = isPlainObject(schema.properties) ? 'object' : isArray ? 'array' : 'string';
  return named.find((type) => type !== 'null') ?? named[0] ?? fallback;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
