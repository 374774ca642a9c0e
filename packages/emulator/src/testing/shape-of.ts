import { isPlainObject } from '../plain-object.ts';

/**
 * The shape of a JSON value: the names of its fields, the type of each value and the forms that the items of a list
 * have, without their number. What a message is packed as (`@type`) is a part of its shape.
 */
export function shapeOf(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const forms = new Map(value.map((item) => shapeOf(item)).map((form) => [JSON.stringify(form), form]));
    return [...forms].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, form]) => form);
  }
  if (isPlainObject(value)) {
    const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return Object.fromEntries(fields.map(([field, inner]) => [field, shapeOf(inner, field)]));
  }
  return name === '@type' ? value : value === null ? 'null' : typeof value;
}
