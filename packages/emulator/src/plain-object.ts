import { isJsonObject } from '@gemini-batch-test/core/wire';

export { listField, readField, snakeCase } from '@gemini-batch-test/core/wire';

export type PlainObject = Record<string, unknown>;

/** Whether a value that came as JSON is an object. */
export function isPlainObject(value: unknown): value is PlainObject {
  return isJsonObject(value);
}
