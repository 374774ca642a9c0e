import type { InlineRequest } from './gemini-client.ts';

/** What an inline job is made of. */
export interface InlineBatch {
  readonly displayName: string;
  readonly requests: readonly InlineRequest[];
}

/**
 * The body that creates an inline job, with each key as metadata (OpenAPI of 2026-08-22, `InlinedRequest`). Written here,
 * since `@google/genai` 3.1.0 expects requests in a form of its own, and drops what it does not know of them.
 */
export function inlineBatchBody({ displayName, requests }: InlineBatch): string {
  const inlined = requests.map(({ key, request }) => ({ request, metadata: { key } }));
  return JSON.stringify({ batch: { displayName, inputConfig: { requests: { requests: inlined } } } });
}
