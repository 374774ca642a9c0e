import { unfitForModel } from '../messages/unfit-for-model.ts';
import { seededRandom } from '../seeded-random.ts';
import type { Responder } from './answer.ts';
import { blockedResponse } from './blocked-response.ts';
import { cannedSaying } from './canned-saying.ts';
import { blockedHarm } from './harmful-prompt.ts';
import { readRequest } from './read-request.ts';
import { responseOf } from './text-response.ts';

const invalidArgument = 3;

/** Answers every request, always alike for the same seed, key (or line) and prompt. */
export function cannedResponder(seed: number): Responder {
  return async ({ key, lineNumber, request, model }) => {
    const unfit = unfitForModel(request, model);
    if (unfit !== undefined) {
      return { succeeded: false, fields: { error: { code: invalidArgument, message: unfit } } };
    }
    const read = readRequest(request);
    const name = key === undefined ? `line ${lineNumber}` : `key ${key}`;
    const draw = `answer/${seed}/${name}/${read.prompt}`;
    const random = seededRandom(draw);
    const harm = blockedHarm(request, read.prompt);
    if (harm !== undefined) {
      return { succeeded: true, fields: { response: blockedResponse(harm, read, model, random) } };
    }
    const sayings = Array.from({ length: read.candidateCount }, (_, index) =>
      cannedSaying(read, model, index === 0 ? random : seededRandom(`${draw}/candidate ${index}`)),
    );
    return { succeeded: true, fields: { response: responseOf(sayings, read, model, random) } };
  };
}
