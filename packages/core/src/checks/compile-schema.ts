import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { RE2JS } from 're2js';
import { isJsonObject, type JsonObject, parseJson } from '../json/json.ts';

/** A JSON Schema as data and as a function that tests a value. */
export interface CompiledSchema {
  readonly schema: JsonObject;
  readonly accepts: (value: unknown) => boolean;
}

/** `pattern` in a schema runs in linear time, as the check `regex` does. */
const regExp = Object.assign(
  (source: string) => {
    const pattern = RE2JS.compile(source);
    return { test: (text: string) => pattern.matcher(text).find() };
  },
  { code: 'regExp' },
);

/** Compiles a user's JSON Schema, given as an object or as JSON text; `reason`, in the words of the parser, says why it cannot be used. */
export function compileSchema(source: unknown): CompiledSchema | { reason: string } {
  const id = JSON.stringify(source) ?? '';
  const known = compiledSchemas.get(id);
  if (known !== undefined) return known;
  const compiled = compile(source);
  if (compiledSchemas.size < mostSchemas) compiledSchemas.set(id, compiled);
  return compiled;
}

/** One schema serves many rows, and takes some 30 ms to prepare. */
const compiledSchemas = new Map<string, CompiledSchema | { reason: string }>();
const mostSchemas = 100;

function compile(source: unknown): CompiledSchema | { reason: string } {
  const parsed = typeof source === 'string' ? parseJson(source) : { value: source };
  if ('reason' in parsed) return { reason: parsed.reason };
  const schema = parsed.value;
  if (!isJsonObject(schema)) return { reason: 'not an object' };
  if (schema.$async === true) return { reason: '$async' };
  const Validator = String(schema.$schema).includes('2020-12') ? Ajv2020 : Ajv;
  try {
    const validate = new Validator({ strict: false, logger: false, code: { regExp } }).compile(schema);
    return { schema, accepts: (value) => holds(() => validate(value) === true) };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** A schema that refers to itself may never come to an end: then it does not hold. */
function holds(test: () => boolean): boolean {
  try {
    return test();
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
