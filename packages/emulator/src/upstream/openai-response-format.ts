import { isPlainObject, type PlainObject } from '../plain-object.ts';
import { jsonSchemaOf } from './json-schema-of.ts';
import { toText } from './scalars.ts';

/** The form that an answer is to have, as `response_format` of an OpenAI chat request. */
export function responseFormat(config: ReadonlyMap<string, unknown>, report: (what: string) => void): PlainObject {
  const mimeType = config.get('responseMimeType') ?? 'text/plain';
  if (mimeType !== 'text/plain' && mimeType !== 'application/json') {
    report(`an answer of the type "${toText(mimeType).slice(0, 100)}"`);
    return {};
  }
  const googleSchema = config.get('responseSchema');
  const jsonSchema = config.get('responseJsonSchema');
  const schema = isPlainObject(googleSchema)
    ? jsonSchemaOf(googleSchema, report)
    : isPlainObject(jsonSchema)
      ? jsonSchema
      : undefined;
  if (schema !== undefined) {
    return { response_format: { type: 'json_schema', json_schema: { name: 'answer', schema } } };
  }
  return mimeType === 'application/json' ? { response_format: { type: 'json_object' } } : {};
}
