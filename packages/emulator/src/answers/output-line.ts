import { isPlainObject, type PlainObject } from '../plain-object.ts';
import type { Answered } from './job-answers.ts';

/** Fields of an input line that are not echoed: they are spent, or would pass for an answer. */
const notEchoed: ReadonlySet<string> = new Set(['request', 'key', 'response', 'error', 'status']);

/**
 * One line of a job's output file. A response stands before its key, an error after it (google-gemini/cookbook,
 * quickstarts/Batch_mode.ipynb, gathered 2026-11-23).
 */
export function outputLine({ input, answer }: Answered): string {
  const key = Object.hasOwn(input, 'key') ? { key: input.key } : {};
  const echo = answer.isRecorded ? {} : echoed(input);
  const line = answer.succeeded ? { ...answer.fields, ...key, ...echo } : { ...key, ...answer.fields, ...echo };
  return `${JSON.stringify(line)}\n`;
}

/** Further fields come back, their lists empty (googleapis/go-genai#513, gathered 2026-11-23). */
function echoed(input: PlainObject): PlainObject {
  const entries = Object.entries(input).filter(([name]) => !notEchoed.has(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, withoutItems(value)]));
}

function withoutItems(value: unknown): unknown {
  if (Array.isArray(value)) {
    return [];
  }
  return isPlainObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutItems(inner)]))
    : value;
}
