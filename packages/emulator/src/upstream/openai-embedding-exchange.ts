import * as z from 'zod';
import { readSetting } from '../embeddings/read-embed-request.ts';
import { isPlainObject, listField } from '../plain-object.ts';
import { camelFields } from './camel-fields.ts';
import { type AskedEmbedding, embeddingResponse } from './embedding-response.ts';
import { contentPart } from './openai-content-part.ts';
import { toNumber } from './scalars.ts';
import type { UpstreamExchange } from './upstream-exchange.ts';

const answerSchema = z.looseObject({
  data: z.tuple([z.looseObject({ embedding: z.array(z.number()).min(1) })], z.unknown()),
  usage: z
    .looseObject({ prompt_tokens: z.number().int().min(0) })
    .nullish()
    .catch(undefined),
});

/** Converted, or passed over: what tunes the vector for a purpose has no like there. */
const fitting: ReadonlySet<string> = new Set([
  'content',
  'embedContentConfig',
  'outputDimensionality',
  'model',
  'taskType',
  'title',
]);

/**
 * An `EmbedContentRequest` to a server with `POST /embeddings` (platform.openai.com/docs/api-reference/embeddings).
 * Throws for no request: what has no form there is named. `model` is the one to ask there.
 */
export function openaiEmbeddingExchange(asked: AskedEmbedding, model: string): UpstreamExchange {
  const unfit = new Set<string>();
  const report = (what: string): void => {
    unfit.add(what);
  };
  const fields = camelFields(asked.request);
  for (const name of fields.keys()) {
    if (!fitting.has(name)) {
      report(`"${name}"`);
    }
  }
  const dimensions = toNumber(readSetting(asked.request, 'outputDimensionality'));
  return {
    path: 'embeddings',
    body: {
      model,
      input: textOf(fields.get('content'), report),
      encoding_format: 'float',
      ...(dimensions > 0 ? { dimensions } : {}),
    },
    unfit: [...unfit],
    authorization: (apiKey) => ({ authorization: `Bearer ${apiKey}` }),
    read(answer) {
      const { success, data } = answerSchema.safeParse(answer);
      return success ? embeddingResponse(data.data[0].embedding, data.usage?.prompt_tokens, asked) : undefined;
    },
  };
}

function textOf(content: unknown, report: (what: string) => void): string {
  return (isPlainObject(content) ? listField(content, 'parts') : [])
    .flatMap((part) => {
      const converted = contentPart(part, report);
      if (converted !== undefined && converted.type !== 'text') {
        report('a part that is not text');
      }
      return converted?.type === 'text' ? [String(converted.text)] : [];
    })
    .join('\n');
}
