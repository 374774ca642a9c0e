import { modelId } from '@gemini-batch-test/core/wire';
import type { Answer, Answered } from '../answers/answer.ts';
import type { BatchRecord } from '../jobs/batch-record.ts';
import { isPlainObject } from '../plain-object.ts';
import { codeMessage } from './code-messages.ts';
import { type LineFaults, lineFaults } from './line-faults.ts';
import { oddResponse } from './odd-response.ts';

/** The answers of a job as its rules change them: what was answered, not yet how it is delivered. */
export async function* faultyAnswers(record: BatchRecord, answers: AsyncIterable<Answered>): AsyncGenerator<Answered> {
  if (record.lineRules.length === 0) {
    yield* answers;
    return;
  }
  const faultsOf = lineFaults(record);
  for await (const answered of answers) {
    yield { ...answered, answer: changed(answered, faultsOf(answered), record) };
  }
}

function changed(answered: Answered, { answer: effect, modelVersion }: LineFaults, record: BatchRecord): Answer {
  const { answer, input, key, lineNumber } = answered;
  if (effect !== undefined && 'error' in effect) {
    const { error } = effect;
    return {
      succeeded: false,
      fields: { error: typeof error === 'number' ? { code: error, message: codeMessage(error) } : error },
    };
  }
  const { response } = answer.fields;
  // An embedding has neither candidates nor a version of its model: nothing of this can happen to it.
  if (record.kind === 'embedContent' || !isPlainObject(response)) {
    return answer;
  }
  const request = isPlainObject(input.request) ? input.request : input;
  const draw = `${record.settings.seed}/${record.ordinal}/${key ?? lineNumber}`;
  const odd = effect === undefined ? response : oddResponse(effect.answer, response, request, draw);
  const other = modelVersion === undefined ? odd : { ...odd, modelVersion: modelId(modelVersion) };
  return { ...answer, fields: { ...answer.fields, response: other } };
}
