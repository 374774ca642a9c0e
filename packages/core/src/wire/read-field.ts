import { isJsonObject, type JsonObject } from '../json/json.ts';

/** The field of a message by its camelCase name; the service reads snake_case as well, even mixed. */
export function readField(message: JsonObject, camelName: string): unknown {
  const name = writtenName(message, camelName);
  return Object.hasOwn(message, name) ? message[name] : undefined;
}

/** The name that a field has in a message: the camelCase one, or the other when only that one is there. */
export function writtenName(message: JsonObject, camelName: string): string {
  return Object.hasOwn(message, camelName) ? camelName : snakeCase(camelName);
}

/** The messages of a repeated field. The service takes a single one for a list of one. */
export function listField(message: JsonObject, camelName: string): JsonObject[] {
  const value = readField(message, camelName);
  return (Array.isArray(value) ? value : [value]).filter(isJsonObject);
}

/** `maxOutputTokens` → `max_output_tokens` */
export function snakeCase(camelName: string): string {
  return camelName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `max_output_tokens` → `maxOutputTokens` */
export function camelCase(snakeName: string): string {
  return snakeName.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
