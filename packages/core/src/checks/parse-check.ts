import { RE2JS } from 're2js';
import type { CheckFault, CheckProblem } from '../errors/check-fault.ts';
import { closestName } from '../errors/closest-name.ts';
import { isJsonObject } from '../json/json.ts';
import { type Check, checkNames, isCheckName } from './check.ts';
import { compileSchema } from './compile-schema.ts';
import { readNumber } from './read-number.ts';

/** A check, or what is wrong with it. */
export type ParsedCheck = { readonly value: Check } | { readonly fault: CheckFault };

/** Reads a check as a user wrote it, `{"number": "18"}`. */
export function parseCheck(value: unknown): ParsedCheck {
  const [entry, ...more] = isJsonObject(value) ? Object.entries(value) : [];
  if (entry === undefined || more.length > 0) return fault('form', '', '');
  const [name, expected] = entry;
  if (!isCheckName(name)) return fault('unknown', name, closestName(name, checkNames) ?? '');
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
      return expected === true || expected === 'true' ? { value: { json: true } } : fault('needs-true', name, '');
    case 'maxChars': {
      const maxChars = typeof expected === 'string' ? Number(expected) : expected;
      if (typeof maxChars === 'number' && Number.isInteger(maxChars) && maxChars > 0) return { value: { maxChars } };
      return fault('needs-count', name, JSON.stringify(expected) ?? '');
    }
    case 'schema': {
      const compiled = compileSchema(expected);
      return 'reason' in compiled ? fault('schema', name, compiled.reason) : { value: { schema: compiled.schema } };
    }
  }
}

function fault(problem: CheckProblem, name: string, detail: string): { fault: CheckFault } {
  return { fault: { problem, name, detail } };
}

function textCheck(
  name: string,
  expected: unknown,
  make: (text: string) => Check,
  faultOf: (name: string, text: string) => { fault: CheckFault } | null = () => null,
): ParsedCheck {
  const text = typeof expected === 'number' ? String(expected) : expected;
  if (typeof text !== 'string' || text === '') return fault('needs-text', name, '');
  return faultOf(name, text) ?? { value: make(text) };
}

function numberFault(name: string, text: string): { fault: CheckFault } | null {
  return readNumber(text) === null ? fault('needs-number', name, text) : null;
}

function regexFault(name: string, text: string): { fault: CheckFault } | null {
  try {
    RE2JS.compile(text);
    return null;
  } catch (error) {
    return fault('regex', name, error instanceof Error ? error.message : String(error));
  }
}
