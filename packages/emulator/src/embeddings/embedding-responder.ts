import type { Responder } from '../answers/answer.ts';
import { embedAnswer, hasUsageMetadata } from './embed-answer.ts';
import { unfitEmbed } from './unfit-embed.ts';

const invalidArgument = 3;

/**
 * Embeds every request of a job. gemini-embedding-001 tells the tokens in `tokenCount`, gemini-embedding-2 in
 * `usageMetadata` (a recording of 2026-07-25, gathered 2026-11-23).
 */
export function embeddingResponder(seed: number): Responder {
  return async ({ request, model }) => {
    const unfit = unfitEmbed(request, model);
    if (unfit !== undefined) {
      return { succeeded: false, fields: { error: { code: invalidArgument, message: unfit } } };
    }
    const { values, tokens } = embedAnswer(request, model, seed);
    const usage = hasUsageMetadata(model)
      ? { usageMetadata: { promptTokenCount: tokens } }
      : { tokenCount: String(tokens) };
    return { succeeded: true, fields: { response: { embedding: { values }, ...usage } } };
  };
}
