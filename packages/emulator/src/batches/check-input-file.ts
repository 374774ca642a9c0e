import { invalidArgument } from '../http/service-error.ts';
import { isPlainObject, type PlainObject } from '../plain-object.ts';
import { type Line, readLines } from '../read-lines.ts';
import { type RequestFault, requestFaults } from './request-faults.ts';

/** So many faulty lines are told at once; a bound on the message, not one of the service's. */
const maxFaultyLines = 1000;

/**
 * Counts the requests of an input file. Throws one error that names every faulty line, in the form that the service
 * was seen to use (UKGovernmentBEIS/inspect_ai#3257, gathered 2026-11-23). Blank lines are passed over.
 */
export async function checkInputFile(chunks: AsyncIterable<Uint8Array>): Promise<number> {
  const faults: string[] = [];
  let requestCount = 0;
  for await (const line of readLines(chunks)) {
    if (line.text.trim() === '') {
      continue;
    }
    requestCount += 1;
    const fault = lineFault(line);
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
  return requestCount;
}

function lineFault(line: Line): string | undefined {
  const at = `Error on line ${line.number}: `;
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch (error) {
    return `${at}invalid JSON, near column ${errorColumn(error, line.text)}: syntax error`;
  }
  if (!isPlainObject(value)) {
    return `${at}invalid JSON, near column 1: not an object`;
  }
  const [fault] = faultsOf(value);
  return fault === undefined ? undefined : at + inWords(fault, line.text);
}

function faultsOf(value: PlainObject): RequestFault[] {
  if (!Object.hasOwn(value, 'request')) {
    return [{ message: "missing field 'request'" }];
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
