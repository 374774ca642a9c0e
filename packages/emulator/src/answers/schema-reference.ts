import { isPlainObject, type PlainObject } from '../plain-object.ts';

/** References that lead to references are followed so far. */
const mostSteps = 20;
const longestReference = 1_000;

/** Each schema is resolved once, however many items it is the schema of. */
const resolved = new WeakMap<PlainObject, PlainObject>();

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
    schema = { ...targetOf($ref, root), ...own };
  }
  const { allOf } = schema;
  return Array.isArray(allOf) ? merged(schema, allOf, root) : schema;
}

function merged(schema: PlainObject, allOf: readonly unknown[], root: PlainObject): PlainObject {
  const parts = allOf.filter(isPlainObject).map((part) => (part.$ref === undefined ? part : targetOf(part.$ref, root)));
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
