import type { PlainObject } from '../plain-object.ts';
import { embeddingVector } from './embedding-vector.ts';
import { readEmbedRequest } from './read-embed-request.ts';

/** An embedding as both jobs and calls give it. */
export interface EmbedAnswer {
  readonly values: number[];
  /** By a rule of thumb. */
  readonly tokens: number;
}

/**
 * The embedding of a request that has no faults, by a model (`models/{id}`). Vectors of different models have nothing
 * in common. Shorter ones are of unit length for gemini-embedding-2, for gemini-embedding-001 they are not
 * (ai.google.dev/gemini-api/docs/embeddings, read 2026-11-24).
 */
export function embedAnswer(request: PlainObject, model: string, seed: number): EmbedAnswer {
  const { text, dimensions, tokens } = readEmbedRequest(request);
  const values = embeddingVector(text, `${seed}/${model}`, dimensions, hasUsageMetadata(model));
  return { values, tokens };
}

/** Whether a model tells the tokens of a request as `usageMetadata`, as gemini-embedding-2 and later do. */
export function hasUsageMetadata(model: string): boolean {
  return model !== 'models/gemini-embedding-001';
}
