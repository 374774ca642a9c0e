import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';
import { seededRandom } from '../seeded-random.ts';
import type { Answer, Asked, Responder } from './answer.ts';
import type { RecordedAnswers } from './answers-index.ts';
import { readRequest } from './read-request.ts';
import { textResponse } from './text-response.ts';

const notFound = 5;

/**
 * Answers each request with what was recorded for its key, else for its prompt, the text of the last message. One
 * without a recorded answer failed.
 */
export function replayResponder(answers: RecordedAnswers, seed: number): Responder {
  return async (asked) => {
    const { key, request, model } = asked;
    const isEmbedding = isPlainObject(readField(request, 'content'));
    const prompt = promptOf(request);
    const recorded = await answers.find(key, prompt);
    if (recorded === undefined) {
      return failed(`No answer was recorded for ${nameOf(asked)}.`);
    }
    const { fields } = recorded;
    if (typeof fields.text === 'string' && !isEmbedding) {
      const random = seededRandom(`replay/${seed}/${key ?? prompt}`);
      return { succeeded: true, fields: { response: textResponse(fields.text, readRequest(request), model, random) } };
    }
    if (!isEmbedding === hasEmbedding(fields)) {
      return failed(`What was recorded for ${nameOf(asked)} is ${isEmbedding ? 'no embedding' : 'an embedding'}.`);
    }
    return { succeeded: Object.hasOwn(fields, 'response'), fields, isRecorded: true };
  };
}

function promptOf(request: PlainObject): string {
  const content = readField(request, 'content');
  return readRequest(isPlainObject(content) ? { contents: [content] } : request).prompt;
}

/** Of an answer that failed, both kinds of request may be answered so. */
function hasEmbedding({ response, text }: PlainObject): boolean | undefined {
  if (isPlainObject(response)) {
    return Object.hasOwn(response, 'embedding');
  }
  return typeof text === 'string' ? false : undefined;
}

function nameOf({ key, lineNumber }: Asked): string {
  return key === undefined ? `line ${lineNumber}, which has no key` : `key "${key}"`;
}

function failed(message: string): Answer {
  return { succeeded: false, fields: { error: { code: notFound, message } } };
}
