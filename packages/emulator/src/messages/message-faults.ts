import { mostFaults } from '../http/bad-request.ts';
import { isPlainObject, snakeCase } from '../plain-object.ts';
import { isScalar } from './is-scalar.ts';
import type { MessageFault } from './message-fault.ts';
import description from './request-messages.json' with { type: 'json' };

/** The fields of each message with their types, as `scripts/request-messages.ts` writes them. */
const messages: Readonly<Record<string, Readonly<Record<string, string>>>> = description;

/** By message, each field under both names that it may be written with. */
const fieldsOf: ReadonlyMap<string, ReadonlyMap<string, { readonly name: string; readonly type: string }>> = new Map(
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

/** Messages within messages that are looked into; more is refused, as the service does with what is nested too deep. */
const deepest = 100;

/**
 * What does not fit a message's description, in its fields' order: all of it, or the first faults of a great many. Reads as the service reads JSON: names in
 * camelCase or snake_case, null as left out, one value for a list of one, names of enums in any case.
 */
export function messageFaults(value: unknown, message: string): MessageFault[] {
  const faults: MessageFault[] = [];
  addFaults(faults, value, message, '', 0);
  return faults;
}

function addFaults(faults: MessageFault[], value: unknown, type: string, at: string, depth: number): void {
  if (value === null || value === undefined || type === 'any' || faults.length >= mostFaults) {
    return;
  }
  if (depth > deepest) {
    faults.push({ message: 'Invalid JSON payload received. Message too deep.' });
    return;
  }
  const element = /^\[(.*)\]$/.exec(type)?.[1];
  if (element !== undefined) {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        addFaults(faults, item, element, `${at}[${index}]`, depth);
      }
    } else {
      addFaults(faults, value, element, at, depth);
    }
    return;
  }
  const fields = fieldsOf.get(type);
  const mapped = /^\{(.*)\}$/.exec(type)?.[1];
  if (fields === undefined && mapped === undefined) {
    if (!isScalar(value, type)) {
      faults.push({ badValue: value, type: typeName(type, at), at });
    }
    return;
  }
  if (!isPlainObject(value)) {
    faults.push({ badValue: value, type: type.replace(/[{}]/g, ''), at });
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    const field = fields?.get(name);
    if (mapped !== undefined) {
      addFaults(faults, inner, mapped, `${at}[${JSON.stringify(name)}]`, depth + 1);
    } else if (field === undefined) {
      faults.push({ unknownField: name, at });
    } else if (Array.isArray(inner) && !field.type.startsWith('[') && field.type !== 'any') {
      faults.push({ notRepeated: name, at });
    } else {
      addFaults(faults, inner, field.type, at === '' ? field.name : `${at}.${field.name}`, depth + 1);
    }
  }
}

/** The enums whose name is not their field's, as the protobuf files have them (@google-ai/generativelanguage 3.7.1). */
const enumNames: Readonly<Record<string, string>> = {
  category: 'HarmCategory',
  media_resolution: 'GenerationConfig.MediaResolution',
  mode: 'FunctionCallingConfig.Mode',
  response_modalities: 'GenerationConfig.Modality',
  thinking_level: 'ThinkingConfig.ThinkingLevel',
  threshold: 'SafetySetting.HarmBlockThreshold',
};

/** `TYPE_INT32`, or the name of an enum. */
function typeName(type: string, at: string): string {
  if (!type.includes('|')) {
    return `TYPE_${type.replace('google-', '').toUpperCase()}`;
  }
  const field = at.split('.').at(-1)?.replace(/\[.*$/, '') ?? '';
  return enumNames[field] ?? field.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
