import { outputLineSchema } from '@gemini-batch-test/core/wire';
import { parsedJson } from '../parsed-json.ts';
import { isPlainObject, type PlainObject } from '../plain-object.ts';
import type { Words } from '../words.ts';

/** One line of a file of recorded answers, and what it answers to. */
export interface RecordedAnswer {
  readonly key: string | undefined;
  /** Trimmed. */
  readonly prompt: string | undefined;
  /** The answer itself: `text`, or the fields of an output line. */
  readonly fields: PlainObject;
}

/** What can be wrong with a line: words that follow its number. */
const problems = {
  notJson: { en: 'is not an object in JSON', zh: '不是 JSON 对象' },
  badKey: { en: 'has a key that is neither text nor number', zh: '键既不是文本也不是数字' },
  badPrompt: { en: 'has a prompt that is not text', zh: 'prompt 不是文本' },
  noName: {
    en: 'has neither a key nor a prompt: "key", "id" or "prompt" must say what it answers to',
    zh: '既没有键也没有 prompt：须用 "key"、"id" 或 "prompt" 说明它回答的是什么',
  },
  badText: { en: 'has a text that is not text', zh: 'text 不是文本' },
  noAnswer: {
    en: 'has no answer: one of "text", "response" and "error" must be there',
    zh: '没有答案：须有 "text"、"response"、"error" 之一',
  },
  badAnswer: { en: 'has an answer that does not read as one of the service', zh: '其中的答案不符合服务的格式' },
} as const satisfies Record<string, Words>;

/** Reads a line, or says what is wrong with it. */
export function readRecordedAnswer(text: string): { readonly answer: RecordedAnswer } | { readonly problem: Words } {
  const line = parsedJson(text);
  if (!isPlainObject(line)) {
    return { problem: problems.notJson };
  }
  const { key, id, prompt, ...fields } = line;
  const name = key ?? id;
  if (name !== undefined && typeof name !== 'string' && typeof name !== 'number') {
    return { problem: problems.badKey };
  }
  if (prompt !== undefined && typeof prompt !== 'string') {
    return { problem: problems.badPrompt };
  }
  if (name === undefined && prompt === undefined) {
    return { problem: problems.noName };
  }
  if (fields.text !== undefined && typeof fields.text !== 'string') {
    return { problem: problems.badText };
  }
  if (fields.text === undefined) {
    if (!['response', 'error', 'status'].some((field) => Object.hasOwn(fields, field))) {
      return { problem: problems.noAnswer };
    }
    if (!outputLineSchema.safeParse({ ...fields, key: '' }).success || !isEmbeddingOrNone(fields.response)) {
      return { problem: problems.badAnswer };
    }
  }
  return { answer: { key: name === undefined ? undefined : String(name), prompt: prompt?.trim(), fields } };
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
