import type { PlainObject } from '../plain-object.ts';

/** The fields of a message that say something, by their camelCase names: it may be written in snake_case as well. */
export function camelFields(message: PlainObject): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [name, value] of Object.entries(message)) {
    const camelName = name.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
    if (value !== null && value !== undefined && (camelName === name || !fields.has(camelName))) {
      fields.set(camelName, value);
    }
  }
  return fields;
}
