import { snakeCase } from '../read-field.ts';
import description from './request-messages.json' with { type: 'json' };

/** A field of a message: its name as the service writes it in errors, and its type. */
export interface MessageField {
  readonly name: string;
  /** `Message`, `[element]`, `{value}` for a map, `A|B` for an enum, `struct`, `any`, or a scalar's name. */
  readonly type: string;
}

/** The fields of each message with their types, as `scripts/request-messages.ts` writes them. */
const messages: Readonly<Record<string, Readonly<Record<string, string>>>> = description;

/** By message, each field under both names that it may be written with. */
const fieldsOf: ReadonlyMap<string, ReadonlyMap<string, MessageField>> = new Map(
  Object.entries(messages).map(([message, fields]) => [
    message,
    new Map(
      Object.entries(fields).flatMap(([camelName, type]) => {
        const name = snakeCase(camelName);
        return [camelName, name].map((written) => [written, { name, type }] as const);
      }),
    ),
  ]),
);

/** What may stand in a message, under both names of each field; undefined when there is no such message. */
export function messageFields(message: string): ReadonlyMap<string, MessageField> | undefined {
  return fieldsOf.get(message);
}
