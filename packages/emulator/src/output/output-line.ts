import type { Answered } from '../answers/answer.ts';
import type { Choices } from '../choices.ts';
import { tellMessage } from '../http/wire-message.ts';
import { isPlainObject, type PlainObject } from '../plain-object.ts';

/** Fields of an input line that are not echoed: they are spent, or would pass for an answer. */
const notEchoed: ReadonlySet<string> = new Set(['request', 'key', 'response', 'error', 'status']);

/**
 * One line of a job's output file. A response stands before its key, an error after it (google-gemini/cookbook,
 * quickstarts/Batch_mode.ipynb, gathered 2026-11-23).
 */
export function outputLine({ input, answer }: Answered, choices: Choices): string {
  const key = Object.hasOwn(input, 'key') ? { key: input.key } : {};
  const echo = answer.isRecorded || !Object.hasOwn(input, 'request') ? {} : echoed(input, choices);
  const fields = choices.failedLine === 'status' ? withStatus(answer.fields) : answer.fields;
  const line = answer.succeeded ? { ...fields, ...key, ...echo } : { ...key, ...fields, ...echo };
  const text = JSON.stringify(line);
  if (answer.isMalformed) {
    return `${text.slice(0, Math.ceil(text.length / 2))}\n`;
  }
  if (!answer.isRecorded && !answer.isForwarded) {
    tellMessage('OutputLine', line);
  }
  return `${text}\n`;
}

/** The guide calls a failed line "a status object" while its code reads `error` (gathered 2026-11-23). */
function withStatus({ error, ...others }: PlainObject): PlainObject {
  return error === undefined ? others : { ...others, status: error };
}

/** Further fields come back, their lists empty (googleapis/go-genai#513, gathered 2026-11-23). */
function echoed(input: PlainObject, { extraLists }: Choices): PlainObject {
  const entries = Object.entries(input).filter(([name]) => !notEchoed.has(name));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, extraLists === 'emptied' ? withoutItems(value) : value]),
  );
}

function withoutItems(value: unknown): unknown {
  if (Array.isArray(value)) {
    return [];
  }
  return isPlainObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutItems(inner)]))
    : value;
}
