import type { CallInput } from '../calls/call.ts';
import { embedFaults } from '../embeddings/embed-faults.ts';
import { messageAnswer } from '../http/message-answer.ts';
import { readJsonBody } from '../http/read-json-body.ts';
import { supportedModel } from '../models/get-model.ts';
import { checkBody } from './check-body.ts';
import { embedOnce, usageOf } from './embed-once.ts';

/** `POST /{version}/models/{id}:embedContent` */
export async function embedContent(call: CallInput): Promise<Response> {
  const { request, id, version } = call;
  const model = supportedModel(id, version, 'embedContent');
  const body = await readJsonBody(request);
  checkBody(embedFaults(body), version);
  const embedded = await embedOnce(call, body, model.name);
  return messageAnswer('EmbedContentResponse', { embedding: embedded.embedding, ...usageOf([embedded]) });
}
