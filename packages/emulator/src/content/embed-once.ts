import * as z from 'zod';
import type { CallInput } from '../calls/call.ts';
import { unfitEmbed } from '../embeddings/unfit-embed.ts';
import { invalidArgument } from '../http/service-error.ts';
import type { PlainObject } from '../plain-object.ts';
import { answerOnce } from './answer-once.ts';
import { errorOfAnswer } from './error-of-answer.ts';

/** An embedding as a call answers it, and its tokens when the model tells them. */
export interface Embedded {
  readonly embedding: { readonly values: readonly number[] };
  readonly tokens: number | undefined;
}

const responseSchema = z.object({
  embedding: z.object({ values: z.array(z.number()) }),
  usageMetadata: z.object({ promptTokenCount: z.number() }).optional(),
});

/** Embeds a request that has no faults. Throws what the service answers when the model cannot. */
export async function embedOnce(
  call: Pick<CallInput, 'context' | 'request'>,
  request: PlainObject,
  model: string,
): Promise<Embedded> {
  const unfit = unfitEmbed(request, model);
  if (unfit !== undefined) {
    throw invalidArgument(unfit);
  }
  const answer = await answerOnce(call, 'embedContent', request, model);
  const response = responseSchema.safeParse(answer.fields.response);
  if (!response.success) {
    throw errorOfAnswer(answer);
  }
  const { embedding, usageMetadata } = response.data;
  return { embedding, tokens: usageMetadata?.promptTokenCount };
}

/** The tokens of embeddings together, as gemini-embedding-2 tells them; gemini-embedding-001 says nothing of them. */
export function usageOf(embedded: readonly Embedded[]): { usageMetadata?: object } {
  const promptTokenCount = embedded.reduce((sum, { tokens = 0 }) => sum + tokens, 0);
  return promptTokenCount === 0
    ? {}
    : { usageMetadata: { promptTokenCount, promptTokenDetails: [{ modality: 'TEXT', tokenCount: promptTokenCount }] } };
}
