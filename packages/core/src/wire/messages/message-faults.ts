import { isJsonObject } from '../../json/json.ts';
import { jsonPointer } from '../../json/json-pointer.ts';
import { isScalar } from './is-scalar.ts';
import type { PlacedFault } from './message-fault.ts';
import { messageFields } from './message-fields.ts';

/** So many faults are told at once; a bound on the message, not one of the service's. */
export const mostFaults = 1000;

/** Messages within messages that are looked into; more is refused, as the service does with what is nested too deep. */
const deepest = 100;

/** Where the walk is: the names as they are written, and the same place as the service writes it in errors. */
interface Trail {
  readonly written: (string | number)[];
  readonly known: string[];
}

/**
 * What does not fit a message's description, in its fields' order: all of it, or the first faults of a great many. Reads as the service reads JSON: names in
 * camelCase or snake_case, null as left out, one value for a list of one, names of enums in any case.
 */
export function messageFaults(value: unknown, message: string): PlacedFault[] {
  const faults: PlacedFault[] = [];
  addFaults(faults, value, message, { written: [], known: [] }, 0);
  return faults;
}

function addFaults(faults: PlacedFault[], value: unknown, type: string, trail: Trail, depth: number): void {
  if (value === null || value === undefined || type === 'any' || faults.length >= mostFaults) {
    return;
  }
  if (depth > deepest) {
    faults.push({ message: 'Invalid JSON payload received. Message too deep.', pointer: jsonPointer(trail.written) });
    return;
  }
  if (type.startsWith('[')) {
    const element = type.slice(1, -1);
    if (!Array.isArray(value)) {
      addFaults(faults, value, element, trail, depth);
      return;
    }
    for (const [index, item] of value.entries()) {
      step(trail, index, `[${index}]`, () => addFaults(faults, item, element, trail, depth));
    }
    return;
  }
  const fields = messageFields(type);
  const mapped = type.startsWith('{') ? type.slice(1, -1) : undefined;
  if (fields === undefined && mapped === undefined) {
    if (!isScalar(value, type)) {
      const at = placeOf(trail);
      faults.push({
        badValue: value,
        type: typeName(type, at),
        fieldType: type,
        at,
        pointer: jsonPointer(trail.written),
      });
    }
    return;
  }
  if (!isJsonObject(value)) {
    const message = mapped ?? type;
    const pointer = jsonPointer(trail.written);
    faults.push({ badValue: value, type: message, fieldType: message, at: placeOf(trail), pointer });
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    const field = fields?.get(name);
    if (mapped !== undefined) {
      step(trail, name, `[${JSON.stringify(name)}]`, () => addFaults(faults, inner, mapped, trail, depth + 1));
    } else if (field === undefined) {
      const pointer = jsonPointer([...trail.written, name]);
      faults.push({ unknownField: name, of: type, at: placeOf(trail), pointer });
    } else if (Array.isArray(inner) && !field.type.startsWith('[') && field.type !== 'any') {
      faults.push({ notRepeated: name, at: placeOf(trail), pointer: jsonPointer([...trail.written, name]) });
    } else {
      step(trail, name, `.${field.name}`, () => addFaults(faults, inner, field.type, trail, depth + 1));
    }
  }
}

function step({ written, known }: Trail, name: string | number, knownName: string, walk: () => void): void {
  written.push(name);
  known.push(knownName);
  walk();
  written.pop();
  known.pop();
}

function placeOf({ known }: Trail): string {
  return known.join('').replace(/^\./, '');
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
