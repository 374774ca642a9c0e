import { RE2JS } from 're2js';
import { closestName } from '../requests/closest-name.ts';
import { isJsonObject } from '../requests/json.ts';
import { type Check, checkNames, isCheckName } from './check.ts';
import { compileSchema } from './compile-schema.ts';
import { readNumber } from './read-number.ts';

/** Reads a check as a user wrote it, `{"number": "18"}`; `reason` says what is wrong with it. */
export function parseCheck(value: unknown): { value: Check } | { reason: string } {
  if (!isJsonObject(value)) return { reason: `not an object such as {"contains": "…"}` };
  const [entry, ...more] = Object.entries(value);
  if (entry === undefined || more.length > 0) return { reason: 'must have exactly one field, the name of the check' };
  const [name, expected] = entry;
  if (!isCheckName(name)) {
    const suggestion = closestName(name, checkNames);
    return { reason: `unknown check "${name}"${suggestion === null ? '' : `; did you mean "${suggestion}"?`}` };
  }
  switch (name) {
    case 'contains':
      return textCheck(name, expected, (contains) => ({ contains }));
    case 'notContains':
      return textCheck(name, expected, (notContains) => ({ notContains }));
    case 'equals':
      return textCheck(name, expected, (equals) => ({ equals }));
    case 'finishReason':
      return textCheck(name, expected, (finishReason) => ({ finishReason }));
    case 'regex':
      return textCheck(name, expected, (regex) => ({ regex }), regexFault);
    case 'number':
      return textCheck(name, expected, (number) => ({ number }), numberFault);
    case 'json':
      return expected === true || expected === 'true' ? { value: { json: true } } : { reason: '"json" must be true' };
    case 'maxChars': {
      const maxChars = typeof expected === 'string' ? Number(expected) : expected;
      if (typeof maxChars === 'number' && Number.isInteger(maxChars) && maxChars > 0) return { value: { maxChars } };
      return { reason: '"maxChars" must be a whole number above 0' };
    }
    case 'schema': {
      const compiled = compileSchema(expected);
      return 'reason' in compiled ? compiled : { value: { schema: compiled.schema } };
    }
  }
}

function textCheck(
  name: string,
  expected: unknown,
  make: (text: string) => Check,
  fault: (text: string) => string | null = () => null,
): { value: Check } | { reason: string } {
  const text = typeof expected === 'number' ? String(expected) : expected;
  if (typeof text !== 'string' || text === '') return { reason: `"${name}" needs a text` };
  const reason = fault(text);
  return reason === null ? { value: make(text) } : { reason };
}

function numberFault(text: string): string | null {
  return readNumber(text) === null ? `"number" needs a number, not "${text}"` : null;
}

function regexFault(text: string): string | null {
  try {
    RE2JS.compile(text);
    return null;
  } catch (error) {
    return `"regex" cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
