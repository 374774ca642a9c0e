import type { GenerateContentResponse } from '@gemini-batch-test/core/wire';
import { modelId } from '@gemini-batch-test/core/wire';
import { pickText } from '../seeded-random.ts';
import type { Harm } from './harmful-prompt.ts';
import { promptUsage } from './prompt-usage.ts';
import type { ReadRequest } from './read-request.ts';

const base64Url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The response to a request that was blocked: without a candidate, or with one that was stopped for its safety. */
export function blockedResponse(
  { category, isNoticedIn }: Harm,
  request: ReadRequest,
  model: string,
  random: () => number,
): GenerateContentResponse {
  const safetyRatings = [{ category, probability: 'HIGH', blocked: true }];
  const blocked =
    isNoticedIn === 'prompt'
      ? { promptFeedback: { blockReason: 'SAFETY', safetyRatings } }
      : { candidates: [{ finishReason: 'SAFETY', index: 0, safetyRatings }] };
  return {
    ...blocked,
    usageMetadata: promptUsage(request, { candidatesTokenCount: 0, thoughtsTokenCount: 0 }),
    modelVersion: modelId(model),
    responseId: pickText(random, base64Url, 22),
  };
}
