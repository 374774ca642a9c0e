import { inLineWords, isTooDeep, type MessageFault, mostFaults } from '@gemini-batch-test/core/wire';
import type { Choices } from '../choices.ts';
import { invalidArgument } from '../http/service-error.ts';
import { isPlainObject, type PlainObject } from '../plain-object.ts';
import { type Line, readLines } from '../read-lines.ts';
import type { AskedJob } from './asked-job.ts';
import { type CheckedRequest, checkRequest } from './job-kind.ts';

/** How many requests a file has, and how many tokens by a rule of thumb. */
export interface CountedInput {
  readonly requestCount: number;
  readonly inputTokens: number;
  /** How many of them the model cannot answer. */
  readonly unfitCount: number;
}

/**
 * Counts the requests of an input file. Throws one error that names every faulty line, the first of a great many, in
 * the form that the service was seen to use (UKGovernmentBEIS/inspect_ai#3257, gathered 2026-11-23). Blank lines are
 * passed over.
 */
export async function checkInputFile(chunks: AsyncIterable<Uint8Array>, asked: AskedJob): Promise<CountedInput> {
  const { choices } = asked;
  const faults: string[] = [];
  const keys = choices.duplicateKey === 'refused' ? new Set<string>() : undefined;
  let requestCount = 0;
  let inputTokens = 0;
  let unfitCount = 0;
  for await (const line of readLines(chunks)) {
    if (line.text.trim() === '') {
      continue;
    }
    requestCount += 1;
    const value = parsed(line);
    if (typeof value === 'string') {
      faults.push(value);
    } else {
      const { faults: own, tokens, isUnfit } = checkLine(value, asked);
      const [fault] = [...own, ...keyFaults(value, choices, keys)];
      if (fault !== undefined) {
        faults.push(`Error on line ${line.number}: ${inLineWords(fault, line.text)}`);
      }
      inputTokens += tokens;
      unfitCount += isUnfit ? 1 : 0;
    }
    if (faults.length === mostFaults) {
      break;
    }
  }
  if (faults.length > 0) {
    throw invalidArgument(faults.join('\n'));
  }
  if (requestCount === 0) {
    throw invalidArgument('The input file has no requests.');
  }
  return { requestCount, inputTokens, unfitCount };
}

/** The object of a line, or what is wrong with it. */
function parsed({ number, text }: Line): PlainObject | string {
  const at = `Error on line ${number}: invalid JSON, near column`;
  try {
    const value: unknown = JSON.parse(text);
    if (!isPlainObject(value)) {
      return `${at} 1: not an object`;
    }
    return isTooDeep(value) ? `Error on line ${number}: Invalid JSON payload received. Message too deep.` : value;
  } catch (error) {
    return `${at} ${errorColumn(error, text)}: syntax error`;
  }
}

function keyFaults({ key }: PlainObject, choices: Choices, keys: Set<string> | undefined): MessageFault[] {
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

function checkLine(value: PlainObject, { jobKind, model, choices }: AskedJob): CheckedRequest {
  const hasRequest = Object.hasOwn(value, 'request');
  const request = hasRequest ? value.request : value;
  if (!hasRequest && choices.bareLine === 'refused') {
    return faulty("missing field 'request'");
  }
  return isPlainObject(request)
    ? checkRequest(jobKind, request, model, choices)
    : faulty("invalid value for field 'request': not a message");
}

function faulty(message: string): CheckedRequest {
  return { faults: [{ message }], tokens: 0, isUnfit: false };
}

/** V8 tells the position in some messages only; otherwise the text ended too early. */
function errorColumn(error: unknown, text: string): number {
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? text.length : Number(position) + 1;
}
