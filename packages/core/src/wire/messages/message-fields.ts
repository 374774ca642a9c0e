import { snakeCase } from '../read-field.ts';
import description from './request-messages.json' with { type: 'json' };

/** What a field takes, read from its type once: a check of a million requests asks for it some twenty million times. */
export type FieldType = { /** As the table has it. */ readonly text: string } & (
  | { readonly kind: 'any' }
  | { readonly kind: 'list'; readonly element: FieldType }
  | { readonly kind: 'map'; readonly element: FieldType }
  | { readonly kind: 'message'; readonly fields: ReadonlyMap<string, MessageField> }
  | { readonly kind: 'enum' /** In capitals. */; readonly names: ReadonlySet<string> }
  | { readonly kind: 'scalar' }
);

/** A field of a message: its name as the service writes it in errors, and its type. */
export interface MessageField {
  readonly name: string;
  readonly type: FieldType;
}

/** The fields of each message with their types, as `scripts/request-messages.ts` writes them. */
const messages: Readonly<Record<string, Readonly<Record<string, string>>>> = description;

const typesRead = new Map<string, FieldType>();
const fieldsRead = new Map<string, ReadonlyMap<string, MessageField>>();

/** What may stand in a message, under both names of each field; undefined when there is no such message. */
export function messageFields(message: string): ReadonlyMap<string, MessageField> | undefined {
  const own = Object.hasOwn(messages, message) ? messages[message] : undefined;
  const read = fieldsRead.get(message);
  if (own === undefined || read !== undefined) return read;
  const fields = new Map<string, MessageField>();
  // A message may hold itself: it is known before its fields are read.
  fieldsRead.set(message, fields);
  for (const [camelName, text] of Object.entries(own)) {
    const name = snakeCase(camelName);
    const field = { name, type: fieldType(text) };
    fields.set(camelName, field).set(name, field);
  }
  return fields;
}

/** `Message`, `[element]`, `{value}` for a map, `A|B` for an enum, `struct`, `any`, or a scalar's name. */
export function fieldType(text: string): FieldType {
  const read = typesRead.get(text) ?? readType(text);
  typesRead.set(text, read);
  return read;
}

function readType(text: string): FieldType {
  if (text === 'any') return { text, kind: 'any' };
  if (text.startsWith('[')) return { text, kind: 'list', element: fieldType(text.slice(1, -1)) };
  if (text.startsWith('{')) return { text, kind: 'map', element: fieldType(text.slice(1, -1)) };
  if (text.includes('|')) return { text, kind: 'enum', names: new Set(text.toUpperCase().split('|')) };
  const fields = messageFields(text);
  return fields === undefined ? { text, kind: 'scalar' } : { text, kind: 'message', fields };
}
