import type { Answer } from '../answers/answer.ts';
import { isPlainObject, type PlainObject } from '../plain-object.ts';

/** A field that no description of the service has: it may add any at any time. */
const fieldName = 'fieldOfTomorrow';

/** An answer with fields that no client knows, in the line, in each candidate and among the counts of tokens. */
export function withUnknownFields(answer: Answer): Answer {
  const { response } = answer.fields;
  const fields = isPlainObject(response) ? { ...answer.fields, response: grownResponse(response) } : answer.fields;
  return { ...answer, fields: grown(fields, { since: 'tomorrow', values: [1, 2] }) };
}

/** Of the fields of a line, those that no client knows. */
export function unknownFieldsOf(fields: PlainObject): PlainObject {
  return Object.hasOwn(fields, fieldName) ? { [fieldName]: fields[fieldName] } : {};
}

function grownResponse(response: PlainObject): PlainObject {
  const { candidates, usageMetadata } = response;
  return {
    ...response,
    ...(Array.isArray(candidates)
      ? { candidates: candidates.map((one: unknown) => (isPlainObject(one) ? grown(one, 'new') : one)) }
      : {}),
    ...(isPlainObject(usageMetadata) ? { usageMetadata: grown(usageMetadata, 7) } : {}),
  };
}

function grown(message: PlainObject, value: unknown): PlainObject {
  return { ...message, [fieldName]: value };
}
