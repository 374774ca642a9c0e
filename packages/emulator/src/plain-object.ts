export type PlainObject = Record<string, unknown>;

/** Whether a value that came as JSON is an object. */
export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The field of a message by its camelCase name; the service reads snake_case as well, even mixed. */
export function readField(message: PlainObject, camelName: string): unknown {
  const name = Object.hasOwn(message, camelName) ? camelName : snakeCase(camelName);
  return Object.hasOwn(message, name) ? message[name] : undefined;
}

/** The messages of a repeated field. The service takes a single one for a list of one. */
export function listField(message: PlainObject, camelName: string): PlainObject[] {
  const value = readField(message, camelName);
  return (Array.isArray(value) ? value : [value]).filter(isPlainObject);
}

/** `maxOutputTokens` → `max_output_tokens` */
export function snakeCase(camelName: string): string {
  return camelName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
