import { outputLineSchema } from '@gemini-batch-test/core/wire';
import { isPlainObject, type PlainObject } from '../plain-object.ts';

/** One line of a file of recorded answers, and what it answers to. */
export interface RecordedAnswer {
  readonly key: string | undefined;
  /** Trimmed. */
  readonly prompt: string | undefined;
  /** The answer itself: `text`, or the fields of an output line. */
  readonly fields: PlainObject;
}

/** Reads a line. A text says what is wrong with it. */
export function readRecordedAnswer(text: string): RecordedAnswer | string {
  const line = parsed(text);
  if (line === undefined) {
    return 'is not an object in JSON';
  }
  const { key, id, prompt, ...fields } = line;
  const name = key ?? id;
  if (name !== undefined && typeof name !== 'string' && typeof name !== 'number') {
    return 'has a key that is neither text nor number';
  }
  if (prompt !== undefined && typeof prompt !== 'string') {
    return 'has a prompt that is not text';
  }
  if (name === undefined && prompt === undefined) {
    return 'has neither a key nor a prompt: "key", "id" or "prompt" must say what it answers to';
  }
  if (fields.text !== undefined && typeof fields.text !== 'string') {
    return 'has a text that is not text';
  }
  if (fields.text === undefined) {
    if (!['response', 'error', 'status'].some((field) => Object.hasOwn(fields, field))) {
      return 'has no answer: one of "text", "response" and "error" must be there';
    }
    if (!outputLineSchema.safeParse({ ...fields, key: '' }).success || !isEmbeddingOrNone(fields.response)) {
      return 'has an answer that does not read as one of the service';
    }
  }
  return { key: name === undefined ? undefined : String(name), prompt: prompt?.trim(), fields };
}

function isEmbeddingOrNone(response: unknown): boolean {
  if (!isPlainObject(response) || response.embedding === undefined) {
    return true;
  }
  const { embedding } = response;
  return (
    isPlainObject(embedding) &&
    Array.isArray(embedding.values) &&
    embedding.values.every((value) => typeof value === 'number')
  );
}

function parsed(text: string): PlainObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isPlainObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
