import type { GenerateContentResponse } from '@gemini-batch-test/core/wire';
import type { CallInput } from '../calls/call.ts';
import { ServiceError } from '../http/service-error.ts';
import { tellMessage } from '../http/wire-message.ts';
import { streamOfLines } from '../output/stream-of-lines.ts';
import { answerGenerate } from './answer-generate.ts';
import { responseChunks } from './response-chunks.ts';

/**
 * `POST /{version}/models/{id}:streamGenerateContent`: server-sent events with `?alt=sse`, else a list in JSON that grows.
 * An error is a list of one then: continuedev/continue#8516 of 2025-10-30 quotes one, and that client asks without
 * `alt=sse` (`core/llm/llms/Gemini.ts`), read 2026-11-28.
 */
export async function streamGenerateContent(input: CallInput): Promise<Response> {
  const isSse = input.query.get('alt') === 'sse';
  try {
    const { response, isOwn } = await answerGenerate(input, 'streamGenerateContent');
    const chunks = responseChunks(response);
    for (const chunk of isOwn ? chunks : []) {
      tellMessage('GenerateContentResponse', chunk);
    }
    return new Response(streamOfLines(isSse ? events(chunks) : growingList(chunks)), {
      headers: { 'content-type': isSse ? 'text/event-stream' : 'application/json; charset=UTF-8' },
    });
  } catch (error) {
    if (isSse || !(error instanceof ServiceError)) {
      throw error;
    }
    const single = error.toResponse();
    return Response.json([await single.json()], { status: single.status, headers: single.headers });
  }
}

async function* events(chunks: readonly GenerateContentResponse[]): AsyncGenerator<string> {
  for (const chunk of chunks) {
    yield `data: ${JSON.stringify(chunk)}\r\n\r\n`;
  }
}

async function* growingList(chunks: readonly GenerateContentResponse[]): AsyncGenerator<string> {
  yield '[';
  for (const [index, chunk] of chunks.entries()) {
    yield `${index === 0 ? '' : ',\r\n'}${JSON.stringify(chunk)}\n`;
  }
  yield ']';
}
