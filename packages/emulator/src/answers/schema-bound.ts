import { type PlainObject, readField } from '../plain-object.ts';

/** A number in a schema. Bounds on a size are strings in Google's form: int64. */
export function bound(schema: PlainObject, name: string): number | undefined {
  const value = readField(schema, name);
  const number = typeof value === 'string' ? Number.parseFloat(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
