import {
  type GenerateContentResponse,
  generateContentResponseSchema,
  generateFaults,
} from '@gemini-batch-test/core/wire';
import type { CallInput } from '../calls/call.ts';
import { readJsonBody } from '../http/read-json-body.ts';
import { invalidArgument } from '../http/service-error.ts';
import { unfitForModel } from '../messages/unfit-for-model.ts';
import { supportedModel } from '../models/get-model.ts';
import { servedModel } from '../models/served-model.ts';
import { answerOnce } from './answer-once.ts';
import { checkBody } from './check-body.ts';
import { errorOfAnswer } from './error-of-answer.ts';

/** The response to a call, and whether the emulator made it itself: a recorded one may hold anything. */
export interface GenerateAnswer {
  readonly response: GenerateContentResponse;
  readonly isOwn: boolean;
}

/** Answers a `GenerateContentRequest` at once. Throws what the service answers to one that it refuses. */
export async function answerGenerate(input: CallInput, method: string): Promise<GenerateAnswer> {
  const { context, request, id, version } = input;
  const model = supportedModel(id, version, 'generateContent', method);
  const body = await readJsonBody(request);
  checkBody(generateFaults(body), version);
  const served = servedModel(model.name, context.now());
  const unfit = unfitForModel(body, served);
  if (unfit !== undefined) {
    throw invalidArgument(unfit);
  }
  const answer = await answerOnce(input, 'generateContent', body, served);
  const { response } = answer.fields;
  if (response === undefined) {
    throw errorOfAnswer(answer);
  }
  return {
    response: generateContentResponseSchema.parse(response),
    isOwn: answer.isRecorded !== true && answer.isForwarded !== true,
  };
}
