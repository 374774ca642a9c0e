import { RequestError } from '@hono/node-server';
import { version } from '../version.ts';
import { invalidArgument } from './service-error.ts';

/** Answers a request of which no `Request` can be made, for its Host or its path, and one that nobody could answer. */
export function answerUnreadRequest(error: unknown): Response {
  if (!(error instanceof RequestError)) {
    return new Response(null, { status: 500 });
  }
  const response = invalidArgument('The request is malformed.').toResponse();
  response.headers.set('server', `gemini-batch-emulator/${version}`);
  response.headers.set('connection', 'close');
  return response;
}
