import { modelId } from '@gemini-batch-test/core/wire';
import type { Answer, Asked, Responder } from '../answers/answer.ts';
import { wait } from '../http/wait.ts';
import type { UpstreamSettings } from '../jobs/upstream-settings.ts';
import { isPlainObject, readField } from '../plain-object.ts';
import { callUpstream } from './call-upstream.ts';
import { geminiContentExchange, geminiEmbeddingExchange } from './gemini-exchange.ts';
import { openaiChatExchange } from './openai-chat-exchange.ts';
import { openaiEmbeddingExchange } from './openai-embedding-exchange.ts';
import { UpstreamError } from './upstream-error.ts';
import type { UpstreamExchange } from './upstream-exchange.ts';
import { keyFor, type UpstreamAccess } from './upstream-options.ts';
import { withRetries } from './with-retries.ts';

const invalidArgument = 3;
const internal = 13;

/**
 * Asks another server for each answer. What it cannot be asked, and what it does not answer, failed with a code of
 * google/rpc/code.proto. Rejects only when the signal aborts.
 */
export function forwardingResponder(
  settings: UpstreamSettings,
  access: UpstreamAccess,
  signal: AbortSignal,
): Responder {
  const apiKey = keyFor(settings, access);
  const forwarded = async (asked: Asked): Promise<Answer> => {
    const exchange = exchangeFor(settings, asked);
    if (exchange.unfit.length > 0) {
      return failed(invalidArgument, `The upstream cannot be asked this: ${exchange.unfit.join('; ')}.`);
    }
    const { fetch, timeoutMs } = access;
    const call = {
      url: `${settings.url}/${exchange.path}`,
      headers: apiKey === undefined ? {} : exchange.authorization(apiKey),
      ...{ body: exchange.body, apiKey, timeoutMs, fetch, signal },
    };
    const answer = await withRetries(
      () => callUpstream(call),
      (delayMs) => wait(delayMs, signal, { ref: false }),
    );
    const response = exchange.read(answer);
    return response === undefined
      ? failed(internal, 'The answer of the upstream was not understood.')
      : { succeeded: true, fields: { response }, isForwarded: true };
  };
  return async (asked) => {
    try {
      return await forwarded(asked);
    } catch (error) {
      signal.throwIfAborted();
      return error instanceof UpstreamError
        ? failed(error.code, error.message)
        : failed(internal, 'The request could not be passed on to the upstream.');
    }
  };
}

function exchangeFor(settings: UpstreamSettings, asked: Asked): UpstreamExchange {
  const { request } = asked;
  const model = settings.model ?? modelId(asked.model);
  const isEmbedding = isPlainObject(readField(request, 'content'));
  if (settings.format === 'gemini') {
    return isEmbedding ? geminiEmbeddingExchange(asked, model) : geminiContentExchange(request, model);
  }
  return isEmbedding ? openaiEmbeddingExchange(asked, model) : openaiChatExchange(request, model);
}

function failed(code: number, message: string): Answer {
  return { succeeded: false, fields: { error: { code, message } } };
}
