import { isJsonObject } from '../../json/json.ts';
import { jsonPointer } from '../../json/json-pointer.ts';
import { isScalar } from './is-scalar.ts';
import type { PlacedFault } from './message-fault.ts';
import { type FieldType, fieldType } from './message-fields.ts';

/** So many faults are told at once; a bound on the message, not one of the service's. */
export const mostFaults = 1000;

/** Messages within messages that are looked into; more is refused, as the service does with what is nested too deep. */
const deepest = 100;

/** Where the walk is: the names as they are written, and those of fields as the service writes them in errors. */
interface Trail {
  readonly written: (string | number)[];
  /** Null for the items of lists and maps. */
  readonly known: (string | null)[];
}

/**
 * What does not fit a message's description, in its fields' order: all of it, or the first faults of a great many. Reads as the service reads JSON: names in
 * camelCase or snake_case, null as left out, one value for a list of one, names of enums in any case.
 */
export function messageFaults(value: unknown, message: string): PlacedFault[] {
  const faults: PlacedFault[] = [];
  addFaults(faults, value, fieldType(message), { written: [], known: [] }, 0);
  return faults;
}

function addFaults(faults: PlacedFault[], value: unknown, type: FieldType, trail: Trail, depth: number): void {
  if (value === null || value === undefined || type.kind === 'any' || faults.length >= mostFaults) {
    return;
  }
  if (depth > deepest) {
    faults.push({ message: 'Invalid JSON payload received. Message too deep.', pointer: jsonPointer(trail.written) });
    return;
  }
  if (type.kind === 'list') {
    if (!Array.isArray(value)) {
      addFaults(faults, value, type.element, trail, depth);
      return;
    }
    for (let index = 0; index < value.length; index += 1) {
      trail.written.push(index);
      trail.known.push(null);
      addFaults(faults, value[index], type.element, trail, depth);
      leave(trail);
    }
    return;
  }
  if (type.kind === 'scalar' || type.kind === 'enum') {
    if (!isScalar(value, type)) {
      faults.push(badValue(value, type.text, trail));
    }
    return;
  }
  if (!isJsonObject(value)) {
    faults.push(badValue(value, type.kind === 'map' ? type.element.text : type.text, trail));
    return;
  }
  for (const name of Object.keys(value)) {
    const inner = value[name];
    if (type.kind === 'map') {
      trail.written.push(name);
      trail.known.push(null);
      addFaults(faults, inner, type.element, trail, depth + 1);
      leave(trail);
      continue;
    }
    const field = type.fields.get(name);
    if (field === undefined) {
      const pointer = jsonPointer([...trail.written, name]);
      faults.push({ unknownField: name, of: type.text, at: placeOf(trail), pointer });
    } else if (Array.isArray(inner) && field.type.kind !== 'list' && field.type.kind !== 'any') {
      faults.push({ notRepeated: name, at: placeOf(trail), pointer: jsonPointer([...trail.written, name]) });
    } else {
      trail.written.push(name);
      trail.known.push(field.name);
      addFaults(faults, inner, field.type, trail, depth + 1);
      leave(trail);
    }
  }
}

function leave({ written, known }: Trail): void {
  written.pop();
  known.pop();
}

function badValue(value: unknown, type: string, trail: Trail): PlacedFault {
  const at = placeOf(trail);
  const isMessage = fieldType(type).kind === 'message';
  const typeText = isMessage ? type : typeName(type, at);
  return { badValue: value, type: typeText, fieldType: type, at, pointer: jsonPointer(trail.written) };
}

/** `contents[0].parts`, as the service writes it. */
function placeOf({ written, known }: Trail): string {
  const pieces = known.map((name, index) => (name === null ? `[${JSON.stringify(written[index])}]` : `.${name}`));
  return pieces.join('').replace(/^\./, '');
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
