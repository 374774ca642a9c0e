/** What is wrong with a message of a request; `at` is the path of its fields as the service writes it. */
export type MessageFault =
  /** A field that the message does not have. */
  | { readonly unknownField: string; readonly at: string }
  /** A list where the field takes one value. */
  | { readonly notRepeated: string; readonly at: string }
  /** A value of another type than the field's, as `TYPE_INT32` or the name of an enum or a message. */
  | { readonly badValue: unknown; readonly type: string; readonly at: string }
  /** Another thing, in the service's words. */
  | { readonly message: string };

/** A fault with the JSON pointer of its field or value in the message, as it is written there. */
export type PlacedFault = { readonly pointer: string } & (
  | { readonly unknownField: string; readonly at: string /** The message. */; readonly of: string }
  | { readonly notRepeated: string; readonly at: string }
  | {
      readonly badValue: unknown;
      readonly type: string;
      readonly at: string;
      /** As `MessageField` has it. */
      readonly fieldType: string;
    }
  | { readonly message: string }
);

/**
 * The service's words for a field or a value in a JSON body that it cannot read (zed-industries/zed#44875, 2025-12-15,
 * and many like it). `root` is where in the body the message stands, empty for the body itself; `version` that of the
 * API that was called.
 */
export function inBodyWords(fault: MessageFault, root: string, version: string): string {
  if ('message' in fault) {
    return fault.message.startsWith('*') || root === '' ? fault.message : `At '${root}': ${fault.message}`;
  }
  const path = [root, fault.at].filter((piece) => piece !== '').join('.');
  const place = path === '' ? '' : ` at '${path}'`;
  if ('unknownField' in fault) {
    return `Invalid JSON payload received. Unknown name "${fault.unknownField}"${place}: Cannot find field.`;
  }
  if ('notRepeated' in fault) {
    return `Invalid JSON payload received. Unknown name "${fault.notRepeated}"${place}: Proto field is not repeating, cannot start list.`;
  }
  const type = fault.type.startsWith('TYPE_')
    ? fault.type
    : `type.googleapis.com/google.ai.generativelanguage.${version}.${fault.type}`;
  return `Invalid value${place} (${type}), ${shown(fault.badValue)}`;
}

/**
 * The service's words for a line of an input file, after its number. A column was seen with a field that there is not
 * (UKGovernmentBEIS/inspect_ai#3257, gathered 2026-11-23); the words for a bad value are ours.
 */
export function inLineWords(fault: MessageFault, line: string): string {
  if ('message' in fault) {
    return fault.message;
  }
  if ('unknownField' in fault) {
    return `invalid JSON, near column ${columnOf(fault.unknownField, line)}: no such field: '${fault.unknownField}'`;
  }
  const name =
    'notRepeated' in fault
      ? fault.notRepeated
      : (fault.at
          .split('.')
          .at(-1)
          ?.replace(/\[\d+\]$/, '') ?? '');
  return `invalid JSON, near column ${columnOf(name, line)}: invalid value for field '${name}'`;
}

/** Counted from 1. A name that the path has in snake_case may stand in camelCase in the line. */
function columnOf(name: string, line: string): number {
  const camelName = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Math.max(line.indexOf(JSON.stringify(name)), line.indexOf(JSON.stringify(camelName))) + 1;
}

/** A value as it may be told: short, and whole only when it is a single one. */
function shown(value: unknown): string {
  const text =
    typeof value === 'object' && value !== null ? (Array.isArray(value) ? '[…]' : '{…}') : JSON.stringify(value);
  return text.length <= 100 ? text : `${text.slice(0, 100)}…`;
}
