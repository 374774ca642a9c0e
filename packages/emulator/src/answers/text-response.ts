import type { GenerateContentResponse, Part } from '@gemini-batch-test/core/wire';
import { cannedThought } from './canned-text.ts';
import { cutToTokens, estimateTokens } from './estimate-tokens.ts';
import type { ReadRequest } from './read-request.ts';
import { pickInteger, pickText } from './seeded-random.ts';

const base64Url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** How many tokens of thought a level stands for here, from and to. */
const thoughtTokens: Readonly<Record<string, readonly [number, number]>> = {
  MINIMAL: [10, 40],
  LOW: [40, 160],
  MEDIUM: [120, 480],
  HIGH: [320, 1280],
};

/** The response with a text in it. A text longer than `maxOutputTokens` is cut; thoughts do not count towards that. */
export function textResponse(
  text: string,
  request: ReadRequest,
  model: string,
  random: () => number,
): GenerateContentResponse {
  const cut = request.maxOutputTokens === undefined ? text : cutToTokens(text, request.maxOutputTokens);
  const thoughtsTokenCount = request.thinking === undefined ? 0 : thoughtsOf(request.thinking, random);
  const thought: Part[] = request.thinking?.isShown
    ? [{ text: cannedThought(request.prompt, random), thought: true }]
    : [];
  const promptTokenCount = estimateTokens(request.input);
  const candidatesTokenCount = estimateTokens(cut);
  const usageMetadata = {
    // A count of zero is left out, as every default on the wire.
    ...(promptTokenCount > 0 ? { promptTokenCount } : {}),
    ...(candidatesTokenCount > 0 ? { candidatesTokenCount } : {}),
    totalTokenCount: promptTokenCount + candidatesTokenCount + thoughtsTokenCount,
    // Recorded HTTP of 2025-12-10, read 2026-11-24.
    ...(promptTokenCount > 0 ? { promptTokensDetails: [{ modality: 'TEXT', tokenCount: promptTokenCount }] } : {}),
    ...(thoughtsTokenCount > 0 ? { thoughtsTokenCount } : {}),
    // What batch results say too: recorded HTTP of 2026-08-19 (crmne/ruby_llm), gathered 2026-11-23.
    serviceTier: 'standard',
  };
  return {
    candidates: [
      {
        content: { parts: [...thought, { text: cut }], role: 'model' },
        finishReason: cut === text ? 'STOP' : 'MAX_TOKENS',
        index: 0,
      },
    ],
    usageMetadata,
    modelVersion: model.replace(/^models\//, ''),
    responseId: pickText(random, base64Url, 22),
  };
}

function thoughtsOf(thinking: NonNullable<ReadRequest['thinking']>, random: () => number): number {
  const [low, high] = thoughtTokens[thinking.level ?? 'MEDIUM'] ?? [120, 480];
  return Math.min(pickInteger(random, low, high), thinking.budgetTokens ?? Number.POSITIVE_INFINITY);
}
