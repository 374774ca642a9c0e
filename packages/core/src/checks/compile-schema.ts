import { Ajv } from 'ajv';
import { isJsonObject, type JsonObject, parseJson } from '../requests/json.ts';

/** A JSON Schema as data and as a function that tests a value. */
export interface CompiledSchema {
  readonly schema: JsonObject;
  readonly accepts: (value: unknown) => boolean;
}

/** Compiles a user's JSON Schema, given as an object or as JSON text; `reason` says why it cannot be used. */
export function compileSchema(source: unknown): CompiledSchema | { reason: string } {
  const parsed = typeof source === 'string' ? parseJson(source) : { value: source };
  if ('reason' in parsed) return { reason: `"schema" is not valid JSON: ${parsed.reason}` };
  const schema = parsed.value;
  if (!isJsonObject(schema)) return { reason: '"schema" must be a JSON Schema object' };
  try {
    const validate = new Ajv({ strict: false, logger: false }).compile(schema);
    return { schema, accepts: (value) => validate(value) === true };
  } catch (error) {
    return { reason: `"schema" cannot be used: ${error instanceof Error ? error.message : String(error)}` };
  }
}
