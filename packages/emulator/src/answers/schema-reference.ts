import { isPlainObject, type PlainObject } from '../plain-object.ts';

/** References that lead to references are followed so far. */
const mostSteps = 20;
const longestReference = 1_000;
/** So many fields are copied for the references of one root at most: one of many properties can be merged many times. */
const mostCopies = 200_000;

/** Each schema is resolved once, however many items it is the schema of. */
const resolved = new WeakMap<PlainObject, PlainObject>();
const copiesLeft = new WeakMap<PlainObject, number>();

/** A schema with its reference into `root` (`#/$defs/…`) followed and its `allOf` merged; what is none is an empty one. */
export function resolvedSchema(value: unknown, root: PlainObject): PlainObject {
  if (!isPlainObject(value)) {
    return {};
  }
  const known = resolved.get(value) ?? resolve(value, root);
  resolved.set(value, known);
  return known;
}

function resolve(value: PlainObject, root: PlainObject): PlainObject {
  let schema = value;
  for (let step = 0; typeof schema.$ref === 'string' && step < mostSteps; step += 1) {
    const { $ref, ...own } = schema;
    const target = targetOf($ref, root);
    schema = isAffordable(target, root) ? { ...target, ...own } : own;
  }
  const { allOf } = schema;
  return Array.isArray(allOf) ? merged(schema, allOf, root) : schema;
}

function merged(schema: PlainObject, allOf: readonly unknown[], root: PlainObject): PlainObject {
  const parts = allOf
    .filter(isPlainObject)
    .map((part) => (part.$ref === undefined ? part : targetOf(part.$ref, root)))
    .filter((part) => isAffordable(part, root));
  const all = [...parts, schema];
  const properties = Object.assign({}, ...all.map((part) => (isPlainObject(part.properties) ? part.properties : {})));
  const required = all.flatMap((part) => (Array.isArray(part.required) ? part.required : []));
  const { allOf: _, ...rest } = Object.assign({}, ...all);
  return {
    ...rest,
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** Whether the fields of one schema more may be copied. They are not even counted when none may be. */
function isAffordable(schema: PlainObject, root: PlainObject): boolean {
  const left = copiesLeft.get(root) ?? mostCopies;
  if (left < 0) {
    return false;
  }
  const { properties, required } = schema;
  const count =
    Object.keys(schema).length +
    (isPlainObject(properties) ? Object.keys(properties).length : 0) +
    (Array.isArray(required) ? required.length : 0);
  copiesLeft.set(root, left - count);
  return left >= count;
}

/** What a JSON pointer after `#` leads to (RFC 6901). */
function targetOf(reference: unknown, root: PlainObject): PlainObject {
  if (typeof reference !== 'string' || !reference.startsWith('#') || reference.length > longestReference) {
    return {};
  }
  let target: unknown = root;
  for (const step of reference.slice(1).split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    target = isPlainObject(target) && Object.hasOwn(target, name) ? target[name] : undefined;
  }
  return isPlainObject(target) ? target : {};
}
