import { type MessageFault, messageFaults } from '@gemini-batch-test/core/wire';
import type { CallInput } from '../calls/call.ts';
import { embedFaults } from '../embeddings/embed-faults.ts';
import { messageAnswer } from '../http/message-answer.ts';
import { readJsonBody } from '../http/read-json-body.ts';
import { invalidArgument } from '../http/service-error.ts';
import { supportedModel } from '../models/get-model.ts';
import { listField, type PlainObject, readField } from '../plain-object.ts';
import { checkBody } from './check-body.ts';
import { embedOnce, usageOf } from './embed-once.ts';

/** The service refuses more, in the words below (weaviate/weaviate#11275 and vercel/ai#16101, read 2026-11-28). */
const mostRequests = 100;

/**
 * `POST /{version}/models/{id}:batchEmbedContents`: several embeddings at once, not a job. It is what `embedContent` of
 * @google/genai sends.
 */
export async function batchEmbedContents(call: CallInput): Promise<Response> {
  const { request, id, version } = call;
  const model = supportedModel(id, version, 'embedContent', 'batchEmbedContents');
  const body = await readJsonBody(request);
  checkBody(batchFaults(body, model.name), version);
  const embedded = [];
  for (const one of listField(body, 'requests')) {
    embedded.push(await embedOnce(call, one, model.name));
  }
  const embeddings = embedded.map(({ embedding }) => embedding);
  return messageAnswer('BatchEmbedContentsResponse', { embeddings, ...usageOf(embedded) });
}

function batchFaults(body: PlainObject, model: string): MessageFault[] {
  const faults = messageFaults(body, 'BatchEmbedContentsRequest');
  if (faults.length > 0) {
    return faults;
  }
  const requests = listField(body, 'requests');
  if (requests.length === 0) {
    return [{ message: '* BatchEmbedContentsRequest.requests: requests is not specified' }];
  }
  if (requests.length > mostRequests) {
    throw invalidArgument(
      `* BatchEmbedContentsRequest.requests: at most ${mostRequests} requests can be in one batch\n`,
    );
  }
  return requests.flatMap((request, index) => [...modelFaults(request, index, model), ...embedFaults(request)]);
}

/**
 * Each request names the model of the call (ai.google.dev/api/embeddings). The words for one that names none are quoted
 * in comments of several clients, one of which tested it on 2026-08-13; the answer itself was not found. How the place
 * is told: agent0ai/agent-zero#372. The words for another model are ours. Read 2026-11-28.
 */
function modelFaults(request: PlainObject, index: number, model: string): MessageFault[] {
  const at = `* BatchEmbedContentsRequest.requests[${index}].model`;
  const asked = readField(request, 'model') || undefined;
  if (asked === undefined) {
    return [{ message: `${at}: model is not specified` }];
  }
  return asked === model ? [] : [{ message: `${at}: "${asked}" is not the model of the call, "${model}"` }];
}
