import type { UsageMetadata } from '@gemini-batch-test/core/wire';
import { estimateTokens } from './estimate-tokens.ts';
import type { ReadRequest } from './read-request.ts';

/** Tokens by the kind of what they stand for. */
export interface ModalityTokens {
  readonly modality: string;
  readonly tokenCount: number;
}

/** The tokens of a prompt by modality, text first. */
export function promptTokens({ input, media }: Pick<ReadRequest, 'input' | 'media'>): ModalityTokens[] {
  const counts = new Map<string, number>([['TEXT', estimateTokens(input)]]);
  for (const { modality, tokens } of media) {
    counts.set(modality, (counts.get(modality) ?? 0) + tokens);
  }
  return [...counts].filter(([, count]) => count > 0).map(([modality, tokenCount]) => ({ modality, tokenCount }));
}

/** The tokens of a request and of what came out, as a response tells them: none that is zero, as all on the wire. */
export function promptUsage(
  request: Pick<ReadRequest, 'input' | 'media'>,
  out: {
    readonly candidatesTokenCount: number;
    readonly thoughtsTokenCount: number;
    readonly modality?: string | undefined;
  },
): UsageMetadata & { serviceTier: string } {
  const details = promptTokens(request);
  const { candidatesTokenCount, thoughtsTokenCount, modality } = out;
  const promptTokenCount = details.reduce((sum, { tokenCount }) => sum + tokenCount, 0);
  const totalTokenCount = promptTokenCount + candidatesTokenCount + thoughtsTokenCount;
  return {
    ...(promptTokenCount > 0 ? { promptTokenCount } : {}),
    ...(candidatesTokenCount > 0 ? { candidatesTokenCount } : {}),
    ...(totalTokenCount > 0 ? { totalTokenCount } : {}),
    // Recorded HTTP of 2025-12-10, read 2026-11-24.
    ...(promptTokenCount > 0 ? { promptTokensDetails: details } : {}),
    ...(modality !== undefined && candidatesTokenCount > 0
      ? { candidatesTokensDetails: [{ modality, tokenCount: candidatesTokenCount }] }
      : {}),
    ...(thoughtsTokenCount > 0 ? { thoughtsTokenCount } : {}),
    // What batch results say too: recorded HTTP of 2026-08-19 (crmne/ruby_llm), gathered 2026-11-23.
    serviceTier: 'standard',
  };
}
