import type { JsonObject } from '../json/json.ts';

/** What each check compares an answer with. */
interface CheckValues {
  /** The answer contains this text. */
  contains: string;
  /** The answer does not contain this text. */
  notContains: string;
  /** The answer is this text, white space at both ends left aside. */
  equals: string;
  /** The answer matches this regular expression (RE2 syntax, linear time). */
  regex: string;
  /** The last number in the answer is this number; thousands separators are ignored. */
  number: string;
  /** The answer is valid JSON. */
  json: true;
  /** The answer is JSON that fits this JSON Schema. */
  schema: JsonObject;
  /** The answer has at most so many characters. */
  maxChars: number;
  /** The model stopped for this reason, for example `STOP`. */
  finishReason: string;
}

export type CheckName = keyof CheckValues;

/** One test of one answer, as a user writes it: `{"number": "18"}`. */
export type Check = { [N in CheckName]: { readonly [K in N]: CheckValues[N] } }[CheckName];

export const checkNames: readonly CheckName[] = [
  'contains',
  'notContains',
  'equals',
  'regex',
  'number',
  'json',
  'schema',
  'maxChars',
  'finishReason',
];

export function isCheckName(name: string): name is CheckName {
  return checkNames.some((known) => known === name);
}

export function nameOfCheck(check: Check): CheckName {
  return checkNames.find((name) => name in check) ?? 'json';
}
