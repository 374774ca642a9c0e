import * as z from 'zod';
import { isPlainObject, type PlainObject } from '../plain-object.ts';

/** A request that came to a fake upstream. */
export interface UpstreamRequest {
  readonly url: string;
  readonly headers: Headers;
  readonly body: PlainObject;
  /** The text of its last message. */
  readonly prompt: string;
}

export interface FakeUpstream {
  readonly fetch: typeof fetch;
  readonly asked: readonly UpstreamRequest[];
  /** The prompts in the order in which they came. */
  readonly prompts: () => string[];
}

const bodySchema = z.record(z.string(), z.unknown());

/** A server of either format. It answers each prompt with `re: ` and the prompt, unless `answer` gives a response. */
export function fakeUpstream(
  answer: (request: UpstreamRequest, init: RequestInit) => Promise<Response | undefined> | Response | undefined = () =>
    undefined,
): FakeUpstream {
  const asked: UpstreamRequest[] = [];
  return {
    asked,
    prompts: () => asked.map(({ prompt }) => prompt),
    async fetch(input, init = {}) {
      const body = bodySchema.parse(JSON.parse(String(init.body)));
      const url = String(input instanceof Request ? input.url : input);
      const request = { url, headers: new Headers(init.headers), body, prompt: promptOf(body) };
      asked.push(request);
      return (await answer(request, init)) ?? answerOf(request);
    },
  };
}

function answerOf({ url, prompt, body }: UpstreamRequest): Response {
  const text = `re: ${prompt}`;
  if (url.endsWith('/chat/completions')) {
    return Response.json(chatAnswer(text, String(body.model)));
  }
  if (url.endsWith('/embeddings')) {
    const usage = { prompt_tokens: 3, total_tokens: 3 };
    return Response.json({ object: 'list', data: [{ index: 0, embedding: [0.6, 0.8] }], usage });
  }
  if (url.endsWith(':embedContent')) {
    return Response.json({ embedding: { values: [0.6, 0.8] } });
  }
  return Response.json({
    candidates: [{ content: { parts: [{ text }], role: 'model' }, finishReason: 'STOP', index: 0 }],
    usageMetadata: { promptTokenCount: 2, candidatesTokenCount: 3, totalTokenCount: 5 },
    modelVersion: /models\/([^:]*):/.exec(url)?.[1] ?? '',
  });
}

/** As a server with `/chat/completions` answers. */
export function chatAnswer(content: string, model: string): PlainObject {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_795_000_000,
    model,
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 2, completion_tokens: 3, total_tokens: 5 },
  };
}

function promptOf(body: PlainObject): string {
  if (typeof body.input === 'string') {
    return body.input;
  }
  const messages = [body.messages, body.contents].find(Array.isArray) ?? [body.content];
  const last: unknown = messages.at(-1);
  if (!isPlainObject(last)) {
    return '';
  }
  const [part] = Array.isArray(last.parts) ? last.parts : [];
  return String(last.content ?? (isPlainObject(part) ? part.text : ''));
}
