import { hasUsageMetadata } from '../embeddings/embed-answer.ts';
import { readEmbedRequest } from '../embeddings/read-embed-request.ts';
import type { PlainObject } from '../plain-object.ts';

/** What a request for an embedding was asked for, and by which name of a model. */
export interface AskedEmbedding {
  readonly request: PlainObject;
  /** `models/{id}`, as the client asks. */
  readonly model: string;
}

/**
 * An upstream's embedding as a response of the model that the client asks, which says where the tokens stand. An
 * upstream need not count them; then they are counted by a rule of thumb, for the service always tells them.
 */
export function embeddingResponse(
  values: readonly number[],
  countedTokens: number | undefined,
  { request, model }: AskedEmbedding,
): PlainObject {
  const tokens = countedTokens ?? readEmbedRequest(request).tokens;
  const counted = hasUsageMetadata(model)
    ? { usageMetadata: { promptTokenCount: tokens } }
    : { tokenCount: String(tokens) };
  return { embedding: { values }, ...counted };
}
