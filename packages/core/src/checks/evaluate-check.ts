import { RE2JS } from 're2js';
import { parseJson } from '../json/json.ts';
import type { Check } from './check.ts';
import { compileSchema } from './compile-schema.ts';
import { lastNumber, readNumber } from './read-number.ts';

/** What a check looks at: the answer's text without the thoughts, and why the model stopped. */
export interface CheckedAnswer {
  readonly text: string;
  readonly finishReason: string | null;
}

/** Turns a check into a test. Compile once and use it on many answers: a schema takes a while to prepare. */
export function compileCheck(check: Check): (answer: CheckedAnswer) => boolean {
  if ('contains' in check) return ({ text }) => text.includes(check.contains);
  if ('notContains' in check) return ({ text }) => !text.includes(check.notContains);
  if ('equals' in check) return ({ text }) => text.trim() === check.equals.trim();
  if ('number' in check) return numberTest(check.number);
  if ('maxChars' in check) return ({ text }) => [...text].length <= check.maxChars;
  if ('finishReason' in check) return ({ finishReason }) => (finishReason ?? 'STOP') === check.finishReason;
  if ('json' in check) return ({ text }) => 'value' in parseJson(text);
  if ('regex' in check) {
    const pattern = RE2JS.compile(check.regex);
    return ({ text }) => pattern.matcher(text).find();
  }
  const compiled = compileSchema(check.schema);
  return ({ text }) => {
    const parsed = parseJson(text);
    return 'accepts' in compiled && 'value' in parsed && isAccepted(parsed.value, compiled.accepts);
  };
}

/** A schema that refers to itself walks as deep as the answer goes; one that is too deep to walk through does not fit. */
function isAccepted(value: unknown, accepts: (value: unknown) => boolean): boolean {
  try {
    return accepts(value);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function numberTest(expected: string): (answer: CheckedAnswer) => boolean {
  const number = readNumber(expected);
  return ({ text }) => number !== null && lastNumber(text) === number;
}
