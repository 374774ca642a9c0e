import type { Candidate, GenerateContentResponse, Part } from '@gemini-batch-test/core/wire';
import { modelId } from '@gemini-batch-test/core/wire';
import { pickText } from '../seeded-random.ts';
import { cannedThought } from './canned-text.ts';
import { cutToTokens, estimateTokens } from './estimate-tokens.ts';
import { promptUsage } from './prompt-usage.ts';
import type { ReadRequest } from './read-request.ts';
import { thoughtTokens } from './thoughts.ts';

const base64Url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** What a candidate is to say: a text, or other parts that cannot be cut. */
export type Saying = string | { readonly parts: readonly Part[]; readonly tokens: number; readonly modality?: string };

/** The response with a text in it, cut to what the request allows. */
export function textResponse(
  text: string,
  request: ReadRequest,
  model: string,
  random: () => number,
): GenerateContentResponse {
  return responseOf([text], request, model, random);
}

/**
 * The response with a candidate for each saying. A text ends before the first stop sequence in it. Thoughts count towards
 * `maxOutputTokens`, so they may leave little room for the answer, or none: googleapis/python-genai#811, gathered
 * 2026-11-23.
 */
export function responseOf(
  sayings: readonly Saying[],
  request: ReadRequest,
  model: string,
  random: () => number,
): GenerateContentResponse {
  const most = request.maxOutputTokens ?? Number.POSITIVE_INFINITY;
  const thoughtsTokenCount = Math.min(most, thoughtTokens(request, model, random));
  const thought: Part[] =
    request.thinking?.isShown && thoughtsTokenCount > 0
      ? [{ text: cannedThought(request.prompt, random), thought: true }]
      : [];
  const said = sayings.map((saying) => cut(saying, request.stopSequences, most - thoughtsTokenCount));
  const candidates = said.map(
    ({ parts, isCut }, index): Candidate => ({
      content: { ...(parts.length === 0 ? {} : { parts: [...thought, ...parts] }), role: 'model' },
      finishReason: isCut ? 'MAX_TOKENS' : 'STOP',
      index,
    }),
  );
  const candidatesTokenCount = said.reduce((sum, { tokens }) => sum + tokens, 0);
  return {
    candidates,
    usageMetadata: promptUsage(request, { candidatesTokenCount, thoughtsTokenCount, modality: modalityOf(sayings) }),
    modelVersion: modelId(model),
    responseId: pickText(random, base64Url, 22),
  };
}

interface Said {
  readonly parts: readonly Part[];
  readonly tokens: number;
  readonly isCut: boolean;
}

function cut(saying: Saying, stopSequences: readonly string[], mostTokens: number): Said {
  if (typeof saying !== 'string') {
    return saying.tokens <= mostTokens ? { ...saying, isCut: false } : { parts: [], tokens: 0, isCut: true };
  }
  const ends = stopSequences.map((sequence) => saying.indexOf(sequence)).filter((place) => place !== -1);
  const whole = ends.length === 0 ? saying : saying.slice(0, Math.min(...ends));
  const text = cutToTokens(whole, mostTokens);
  const isCut = text !== whole;
  return { parts: text === '' && isCut ? [] : [{ text }], tokens: estimateTokens(text), isCut };
}

function modalityOf(sayings: readonly Saying[]): string | undefined {
  return sayings.map((saying) => (typeof saying === 'string' ? undefined : saying.modality)).find((name) => name);
}
