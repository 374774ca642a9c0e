import { inputTokens } from '../answers/input-tokens.ts';
import type { Choices } from '../choices.ts';
import { invalidArgument } from '../http/service-error.ts';
import { isPlainObject, type PlainObject } from '../plain-object.ts';
import { type Line, readLines } from '../read-lines.ts';
import { type RequestFault, requestFaults } from './request-faults.ts';

/** So many faulty lines are told at once; a bound on the message, not one of the service's. */
const maxFaultyLines = 1000;

/** How many requests a file has, and how many tokens by a rule of thumb. */
export interface CountedInput {
  readonly requestCount: number;
  readonly inputTokens: number;
}

/**
 * Counts the requests of an input file. Throws one error that names every faulty line, in the form that the service
 * was seen to use (UKGovernmentBEIS/inspect_ai#3257, gathered 2026-11-23). Blank lines are passed over.
 */
export async function checkInputFile(chunks: AsyncIterable<Uint8Array>, choices: Choices): Promise<CountedInput> {
  const faults: string[] = [];
  const keys = choices.duplicateKey === 'refused' ? new Set<string>() : undefined;
  let requestCount = 0;
  let tokens = 0;
  for await (const line of readLines(chunks)) {
    if (line.text.trim() === '') {
      continue;
    }
    requestCount += 1;
    const value = parsed(line);
    const fault = typeof value === 'string' ? value : lineFault(value, line, choices, keys);
    if (typeof value !== 'string' && fault === undefined) {
      tokens += inputTokens(isPlainObject(value.request) ? value.request : value);
    }
    if (fault !== undefined && faults.push(fault) === maxFaultyLines) {
      break;
    }
  }
  if (faults.length > 0) {
    throw invalidArgument(faults.join('\n'));
  }
  if (requestCount === 0) {
    throw invalidArgument('The input file has no requests.');
  }
  return { requestCount, inputTokens: tokens };
}

/** The object of a line, or what is wrong with it. */
function parsed({ number, text }: Line): PlainObject | string {
  const at = `Error on line ${number}: invalid JSON, near column`;
  try {
    const value: unknown = JSON.parse(text);
    return isPlainObject(value) ? value : `${at} 1: not an object`;
  } catch (error) {
    return `${at} ${errorColumn(error, text)}: syntax error`;
  }
}

function lineFault(
  value: PlainObject,
  { number, text }: Line,
  choices: Choices,
  keys: Set<string> | undefined,
): string | undefined {
  const [fault] = [...faultsOf(value, choices), ...keyFaults(value, choices, keys)];
  return fault === undefined ? undefined : `Error on line ${number}: ${inWords(fault, text)}`;
}

function keyFaults({ key }: PlainObject, choices: Choices, keys: Set<string> | undefined): RequestFault[] {
  if (key === undefined) {
    return choices.missingKey === 'refused' ? [{ message: "missing field 'key'" }] : [];
  }
  const name = JSON.stringify(key);
  if (keys?.has(name)) {
    return [{ message: `duplicate key ${name}` }];
  }
  keys?.add(name);
  return [];
}

function faultsOf(value: PlainObject, { bareLine }: Choices): RequestFault[] {
  if (!Object.hasOwn(value, 'request')) {
    return bareLine === 'accepted' ? requestFaults(value) : [{ message: "missing field 'request'" }];
  }
  return isPlainObject(value.request)
    ? requestFaults(value.request)
    : [{ message: "invalid value for field 'request': not a message" }];
}

function inWords(fault: RequestFault, text: string): string {
  if ('message' in fault) {
    return fault.message;
  }
  const column = text.indexOf(JSON.stringify(fault.unknownField)) + 1;
  return `invalid JSON, near column ${column}: no such field: '${fault.unknownField}'`;
}

/** V8 tells the position in some messages only; otherwise the text ended too early. */
function errorColumn(error: unknown, text: string): number {
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? text.length : Number(position) + 1;
}
