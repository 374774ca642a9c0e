import { inputLine } from '../../packages/core/src/requests/batch-request.ts';
import { checkLine } from '../../packages/core/src/requests/check-line.ts';
import { parseRequestLine } from '../../packages/core/src/requests/parse-request-line.ts';
import { validationRules } from '../../packages/core/src/requests/validation-rules.ts';
import { createEmulator, type EmulatorOptions } from '../../packages/emulator/src/index.ts';
import { mutatedLine } from './mutated-input.ts';

const model = 'gemini-3.5-flash-lite';

export interface FuzzCounts {
  readonly lines: number;
  readonly json: number;
  readonly withErrors: number;
  readonly withWarnings: number;
  readonly slowestMs: number;
}

/** What is found in a line, as a reader of a file gets it: lone surrogates do not come through UTF-8. */
function checked(text: string): {
  readonly codes: readonly (keyof typeof validationRules)[];
  readonly sent: string | null;
} {
  const { sourced, issues } = checkLine(text, 1, (named) => named ?? model);
  const codes = issues.map(({ issue, column }) => {
    if (!(issue.code in validationRules)) throw new Error(`No rule: ${issue.code}`);
    if (column !== null && !(column >= 1 && column <= text.length + 1)) throw new Error(`No column: ${column}`);
    return issue.code as keyof typeof validationRules;
  });
  return { codes, sent: sourced !== null && 'request' in sourced ? inputLine(sourced.request) : null };
}

const isError = (code: keyof typeof validationRules): boolean => validationRules[code].severity === 'error';

/** Puts mutated lines through the check and the parser; throws with the line when one of them does. */
export function fuzzLines(from: number, count: number): FuzzCounts {
  const counts = { lines: count, json: 0, withErrors: 0, withWarnings: 0, slowestMs: 0 };
  for (let number = from; number < from + count; number += 1) {
    const text = mutatedLine(number);
    const begunMs = performance.now();
    try {
      const { codes, sent } = checked(text);
      const parsed = parseRequestLine(text, 1);
      if (
        'issue' in parsed
          ? !codes.includes(parsed.issue.code as 'not-json') && !codes.includes('value-unfit')
          : sent === null
      ) {
        throw new Error('The check and the parser differ');
      }
      if (!codes.includes('not-json')) counts.json += 1;
      if (codes.some(isError)) counts.withErrors += 1;
      else if (codes.length > 0) counts.withWarnings += 1;
    } catch (error) {
      throw new Error(`Line ${number}: ${String(error)}\n${text.slice(0, 1000)}`, { cause: error });
    }
    counts.slowestMs = Math.max(counts.slowestMs, performance.now() - begunMs);
  }
  return counts;
}

/** Lines that go into one create: more than a thousand faults are not told by one. */
const linesPerJob = 500;

/**
 * Puts mutated lines through the emulator's create as well. Whatever it refuses must be an error of the check; and what has
 * no error must be taken by it as it is sent. Throws with the first line for which that is not so.
 */
export async function compareWithEmulator(
  from: number,
  count: number,
  choices: EmulatorOptions['choices'] = {},
): Promise<{ readonly lines: number; readonly refused: number; readonly passed: number }> {
  const create = creator(choices);
  const counts = { lines: count, refused: 0, passed: 0 };
  for (let first = from; first < from + count; first += linesPerJob) {
    const numbers = Array.from({ length: Math.min(linesPerJob, from + count - first) }, (_, index) => first + index);
    const lines = numbers.map((number) =>
      mutatedLine(number)
        .replace(/[\r\n\ufeff]/g, ' ')
        .toWellFormed(),
    );
    const checks = lines.map(checked);
    const passed = lines.filter((_, index) => !checks[index]?.codes.some(isError));
    for (const line of await create(lines)) {
      counts.refused += 1;
      // The older form is not the service's: the tool converts it.
      const check = checks[line - 1];
      const text = lines[line - 1] ?? '';
      if (
        !check?.codes.some(isError) &&
        text.trim() !== '' &&
        !(check?.sent != null && !('request' in JSON.parse(text)))
      ) {
        throw new Error(`Refused, but no error was found in it: ${text}`);
      }
    }
    counts.passed += passed.length;
    const sent = checks.filter(({ codes }) => !codes.some(isError)).flatMap(({ sent: text }) => text ?? []);
    const [refused] = await create(sent);
    if (refused !== undefined) throw new Error(`No error was found, but it was refused: ${sent[refused - 1]}`);
  }
  return counts;
}

/** Creates a job of lines; gives the numbers of those that are refused. */
function creator(choices: EmulatorOptions['choices']): (lines: readonly string[]) => Promise<number[]> {
  const emulator = createEmulator(choices === undefined ? {} : { choices });
  const headers = { 'x-goog-api-key': 'any' };
  return async (lines) => {
    const start = await emulator.fetch('http://e.test/upload/v1beta/files', {
      method: 'POST',
      headers: { ...headers, 'x-goog-upload-protocol': 'resumable', 'x-goog-upload-command': 'start' },
      body: '{}',
    });
    const url = start.headers.get('x-goog-upload-url') ?? '';
    const upload = await emulator.fetch(url, {
      method: 'POST',
      headers: { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': '0' },
      body: lines.join('\n'),
    });
    const { file } = await upload.json();
    const response = await emulator.fetch(`http://e.test/v1beta/models/${model}:batchGenerateContent`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ batch: { displayName: 'fuzz', inputConfig: { fileName: file.name } } }),
    });
    const answer = await response.json();
    if (response.ok) return [];
    const message = String(answer.error?.message);
    const refused = [...message.matchAll(/^Error on line (\d+):/gm)].map(([, line]) => Number(line));
    if (refused.length === 0) throw new Error(`HTTP ${response.status}: ${message}`);
    return refused;
  };
}
