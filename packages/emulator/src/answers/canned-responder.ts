import type { Responder } from './answer.ts';
import { cannedJson } from './canned-json.ts';
import { cannedText } from './canned-text.ts';
import { readRequest } from './read-request.ts';
import { seededRandom } from './seeded-random.ts';
import { textResponse } from './text-response.ts';

/** Answers every request, always alike for the same seed, key (or line) and prompt. */
export function cannedResponder(seed: number): Responder {
  return async ({ key, lineNumber, request, model }) => {
    const read = readRequest(request);
    const name = key === undefined ? `line ${lineNumber}` : `key ${key}`;
    const random = seededRandom(`answer/${seed}/${name}/${read.prompt}`);
    const text = cannedText(read.prompt, random);
    const whole = read.wantsJson ? JSON.stringify(cannedJson(read.responseSchema ?? anyAnswer, text, random)) : text;
    return { succeeded: true, fields: { response: textResponse(whole, read, model, random) } };
  };
}

/** The form of an answer in JSON when the request has no schema. */
const anyAnswer = { type: 'OBJECT', properties: { answer: { type: 'STRING' } } };
