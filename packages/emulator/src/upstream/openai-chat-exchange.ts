import { isPlainObject, type PlainObject } from '../plain-object.ts';
import { camelFields } from './camel-fields.ts';
import { chatResponse } from './chat-response.ts';
import { chatMessages } from './openai-messages.ts';
import { chatSampling } from './openai-sampling.ts';
import { chatTools } from './openai-tools.ts';
import type { UpstreamExchange } from './upstream-exchange.ts';

/** Converted on their own; the model stands in the settings. */
const converted: ReadonlySet<string> = new Set([
  'contents',
  'systemInstruction',
  'generationConfig',
  'tools',
  'toolConfig',
  'model',
]);

/** Passed over: they say how the service is to treat the request, not what the answer is. */
const passedOver: ReadonlySet<string> = new Set(['safetySettings', 'serviceTier', 'store', 'labels']);

/**
 * A `GenerateContentRequest` to a server with `POST /chat/completions` (platform.openai.com/docs/api-reference/chat;
 * Ollama, llama.cpp and vLLM have it too). Throws for no request: what has no form there is named.
 */
export function openaiChatExchange(request: PlainObject, model: string): UpstreamExchange {
  const unfit = new Set<string>();
  const report = (what: string): void => {
    unfit.add(what);
  };
  const fields = camelFields(request);
  for (const name of fields.keys()) {
    if (!converted.has(name) && !passedOver.has(name)) {
      report(`"${name}"`);
    }
  }
  const config = fields.get('generationConfig');
  const body = {
    model,
    messages: chatMessages(request, report),
    ...(isPlainObject(config) ? chatSampling(config, report) : {}),
    ...chatTools(fields.get('tools'), fields.get('toolConfig'), report),
  };
  return {
    path: 'chat/completions',
    body,
    unfit: [...unfit],
    authorization: (apiKey) => ({ authorization: `Bearer ${apiKey}` }),
    read: (answer) => chatResponse(answer, { model, showsThoughts: showsThoughts(config) }),
  };
}

function showsThoughts(config: unknown): boolean {
  const thinking = isPlainObject(config) ? camelFields(config).get('thinkingConfig') : undefined;
  return isPlainObject(thinking) && camelFields(thinking).get('includeThoughts') === true;
}
