import { contentsFaults, type MessageFault, messageFaults } from '@gemini-batch-test/core/wire';
import { promptTokens } from '../answers/prompt-usage.ts';
import { readRequest } from '../answers/read-request.ts';
import type { CallInput } from '../calls/call.ts';
import { messageAnswer } from '../http/message-answer.ts';
import { readJsonBody } from '../http/read-json-body.ts';
import { supportedModel } from '../models/get-model.ts';
import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';
import { checkBody } from './check-body.ts';

/** `POST /{version}/models/{id}:countTokens`: of `contents`, or of a whole `generateContentRequest`, which goes first. */
export async function countTokens({ request, id, version }: CallInput): Promise<Response> {
  supportedModel(id, version, 'countTokens');
  const body = await readJsonBody(request);
  checkBody(countFaults(body), version);
  const counted = promptTokens(readRequest(countedOf(body)));
  // A message without text or media still has a token.
  const promptTokensDetails = counted.length > 0 ? counted : [{ modality: 'TEXT', tokenCount: 1 }];
  const totalTokens = promptTokensDetails.reduce((sum, { tokenCount }) => sum + tokenCount, 0);
  return messageAnswer('CountTokensResponse', { totalTokens, promptTokensDetails });
}

function countFaults(body: PlainObject): MessageFault[] {
  const faults = messageFaults(body, 'CountTokensRequest');
  return faults.length > 0 ? faults : contentsFaults(countedOf(body));
}

function countedOf(body: PlainObject): PlainObject {
  const whole = readField(body, 'generateContentRequest');
  return isPlainObject(whole) ? whole : body;
}
