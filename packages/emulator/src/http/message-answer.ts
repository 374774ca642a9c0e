import type { WireMessage } from '@gemini-batch-test/core/wire';
import { tellMessage } from './wire-message.ts';

/** A 200 with a message as JSON, as the service sends it. */
export function messageAnswer(message: WireMessage, body: unknown): Response {
  tellMessage(message, body);
  return Response.json(body, { headers: { 'content-type': 'application/json; charset=UTF-8' } });
}
