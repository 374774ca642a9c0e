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
 * All that does not fit a message's description, in its fields' order. Reads as the service reads JSON: names in
 * camelCase or snake_case, null as left out, one value for a list of one, names of enums in any case.
 */
export function messageFaults(value: unknown, message: string): MessageFault[] {
  return faultsIn(value, message, '', 0);
}

function faultsIn(value: unknown, type: string, at: string, depth: number): MessageFault[] {
  if (value === null || value === undefined || type === 'any') {
    return [];
  }
  if (depth > deepest) {
    return [{ message: 'Invalid JSON payload received. Message too deep.' }];
  }
  const element = /^\[(.*)\]$/.exec(type)?.[1];
  if (element !== undefined) {
    return Array.isArray(value)
      ? value.flatMap((item, index) => faultsIn(item, element, `${at}[${index}]`, depth))
      : faultsIn(value, element, at, depth);
  }
  const fields = fieldsOf.get(type);
  const mapped = /^\{(.*)\}$/.exec(type)?.[1];
  if (fields === undefined && mapped === undefined) {
    return isScalar(value, type) ? [] : [{ badValue: value, type: typeName(type, at), at }];
  }
  if (!isPlainObject(value)) {
    return [{ badValue: value, type: type.replace(/[{}]/g, ''), at }];
  }
  return Object.entries(value).flatMap(([name, inner]): MessageFault[] => {
    if (mapped !== undefined) {
      return faultsIn(inner, mapped, `${at}[${JSON.stringify(name)}]`, depth + 1);
    }
    const field = fields?.get(name);
    if (field === undefined) {
      return [{ unknownField: name, at }];
    }
    if (Array.isArray(inner) && !field.type.startsWith('[') && field.type !== 'any') {
      return [{ notRepeated: name, at }];
    }
    return faultsIn(inner, field.type, at === '' ? field.name : `${at}.${field.name}`, depth + 1);
  });
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
