import { generateContentResponseSchema, modelId } from '@gemini-batch-test/core/wire';
import * as z from 'zod';
import type { PlainObject } from '../plain-object.ts';
import { type AskedEmbedding, embeddingResponse } from './embedding-response.ts';
import type { UpstreamExchange } from './upstream-exchange.ts';

const embeddingSchema = z.looseObject({
  embedding: z.looseObject({ values: z.array(z.number()).min(1) }),
  usageMetadata: z
    .looseObject({ promptTokenCount: z.number().int().min(0) })
    .nullish()
    .catch(undefined),
});

/** A `GenerateContentRequest` to a server of the Gemini API itself: it goes and comes as it is, but for the model. */
export function geminiContentExchange(request: PlainObject, model: string): UpstreamExchange {
  return exchange(request, model, 'generateContent', (answer) => (isResponse(answer) ? answer : undefined));
}

/** An error that came with a 200, or any other object, has none of what every response has. */
function isResponse(answer: PlainObject): boolean {
  const { success, data } = generateContentResponseSchema.safeParse(answer);
  return success && [data.candidates, data.promptFeedback, data.usageMetadata].some((field) => field !== undefined);
}

/** An `EmbedContentRequest` to a server of the Gemini API itself. `model` is the one to ask there. */
export function geminiEmbeddingExchange(asked: AskedEmbedding, model: string): UpstreamExchange {
  return exchange(asked.request, model, 'embedContent', (answer) => {
    const { success, data } = embeddingSchema.safeParse(answer);
    return success ? embeddingResponse(data.embedding.values, data.usageMetadata?.promptTokenCount, asked) : undefined;
  });
}

function exchange(
  { model: _model, ...body }: PlainObject,
  model: string,
  method: string,
  read: UpstreamExchange['read'],
): UpstreamExchange {
  return {
    path: `models/${encodeURIComponent(modelId(model))}:${method}`,
    body,
    unfit: [],
    authorization: (apiKey) => ({ 'x-goog-api-key': apiKey }),
    read,
  };
}
