import { digest } from '../json/digest.ts';
import type { JsonObject } from '../json/json.ts';
import type { Lang } from '../locales/lang.ts';
import type { BatchRequest } from '../requests/batch-request.ts';
import { type Prompt, type PromptKind, promptPool } from './prompt-pool.ts';
import type { RequestType } from './request-types.ts';
import { thinkingConfigFor } from './thinking-config.ts';

export interface GenerateOptions {
  readonly type: RequestType;
  readonly count: number;
  readonly lang: Lang;
  /** The same seed gives the same bytes. */
  readonly seed: number;
  /** Decides the form of the thinking configuration of advanced requests. */
  readonly model: string;
}

/** The four categories that can be set (ai.google.dev/gemini-api/docs/safety-settings, read 2026-11-23). */
const harmCategories = [
  'HARM_CATEGORY_HARASSMENT',
  'HARM_CATEGORY_HATE_SPEECH',
  'HARM_CATEGORY_SEXUALLY_EXPLICIT',
  'HARM_CATEGORY_DANGEROUS_CONTENT',
] as const;

/**
 * Test requests of one type. `mixed` takes simple and complex ones in turn, beginning with a simple one, so that an
 * odd count has one simple request more; each key carries its own request's type.
 *
 * @example
 * [...generateRequests({ type: 'simple', count: 2, lang: 'en', seed: 1, model: 'gemini-3.5-flash-lite' })].map((r) => r.key)
 * // ['simple-request-1', 'simple-request-2']
 */
export function* generateRequests(options: GenerateOptions): Generator<BatchRequest> {
  const { type, count, lang, seed, model } = options;
  const kinds: readonly PromptKind[] = type === 'mixed' ? ['simple', 'complex'] : [type];
  const pools = kinds.map((kind) => ({ kind, prompt: promptPool(kind, lang, seed) }));
  for (let index = 0; index < count; index += 1) {
    const pool = pools[index % pools.length];
    if (pool === undefined) return;
    const request = requestFor(pool.kind, pool.prompt(Math.floor(index / pools.length)), model);
    const key = `${pool.kind}-request-${index + 1}`;
    yield { key, type: pool.kind, request, checks: [], rowDigest: digest(request) };
  }
}

function requestFor(kind: PromptKind, prompt: Prompt, model: string): JsonObject {
  const contents = [{ role: 'user', parts: [{ text: prompt.text }] }];
  if (kind !== 'advanced') return { contents };
  return {
    contents,
    systemInstruction: { parts: [{ text: prompt.systemInstruction }] },
    generationConfig: {
      temperature: 0.7,
      topP: 0.95,
      maxOutputTokens: 8192,
      thinkingConfig: thinkingConfigFor(model),
    },
    safetySettings: harmCategories.map((category) => ({ category, threshold: 'BLOCK_MEDIUM_AND_ABOVE' })),
  };
}
