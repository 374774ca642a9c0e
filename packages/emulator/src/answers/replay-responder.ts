import type { Answer, Responder } from './answer.ts';
import type { RecordedAnswers } from './answers-index.ts';
import { readRequest } from './read-request.ts';
import { seededRandom } from './seeded-random.ts';
import { textResponse } from './text-response.ts';

const notFound = 5;

/** Answers each request with what was recorded for its key; one without a recorded answer failed. */
export function replayResponder(answers: RecordedAnswers, seed: number): Responder {
  return async ({ key, lineNumber, request, model }) => {
    const recorded = key === undefined ? undefined : await answers.find(key);
    if (recorded === undefined) {
      const name = key === undefined ? `line ${lineNumber}, which has no key` : `key "${key}"`;
      return failed(`No answer was recorded for ${name}.`);
    }
    const { key: _key, id: _id, ...fields } = recorded;
    if (typeof fields.text === 'string') {
      const random = seededRandom(`replay/${seed}/${key}`);
      return {
        succeeded: true,
        fields: { response: textResponse(fields.text, readRequest(request), model, random) },
      };
    }
    return { succeeded: Object.hasOwn(fields, 'response'), fields, isRecorded: true };
  };
}

function failed(message: string): Answer {
  return { succeeded: false, fields: { error: { code: notFound, message } } };
}
