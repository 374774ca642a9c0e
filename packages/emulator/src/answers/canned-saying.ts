import { modelId, modelTraits, type Part } from '@gemini-batch-test/core/wire';
import { isPlainObject, type PlainObject } from '../plain-object.ts';
import { pick } from '../seeded-random.ts';
import { cannedJson } from './canned-json.ts';
import { cannedImage, cannedSpeech } from './canned-media.ts';
import { cannedText } from './canned-text.ts';
import { estimateTokens } from './estimate-tokens.ts';
import type { ReadRequest } from './read-request.ts';
import type { Saying } from './text-response.ts';

/** The form of an answer in JSON when the request has no schema. */
const anyAnswer = { type: 'OBJECT', properties: { answer: { type: 'STRING' } } };

/** What a candidate of a model (`models/{id}`) says: a call where one must be made, media, JSON, or a text. */
export function cannedSaying(request: ReadRequest, model: string, random: () => number): Saying {
  const { prompt, tools, wantsJson, wantsEnum, responseSchema } = request;
  const text = cannedText(prompt, random);
  const [first, ...others] = tools.functions;
  if (tools.mustCall && first !== undefined) {
    return callOf(pick(random, [first, ...others]), text, random);
  }
  const media = mediaOf(request, model, text, random);
  if (media !== undefined) {
    return media;
  }
  if (wantsEnum && responseSchema !== undefined) {
    const value = cannedJson(responseSchema, text, random);
    return typeof value === 'string' ? value : JSON.stringify(value);
  }
  return wantsJson ? JSON.stringify(cannedJson(responseSchema ?? anyAnswer, text, random)) : text;
}

function callOf(declared: { name: string; parameters: PlainObject }, text: string, random: () => number): Saying {
  const made = cannedJson(declared.parameters, text, random);
  const args = isPlainObject(made) ? made : {};
  const functionCall = { name: declared.name, ...(Object.keys(args).length > 0 ? { args } : {}) };
  const part: Part & { readonly functionCall: object } = { functionCall };
  return { parts: [part], tokens: estimateTokens(JSON.stringify(functionCall)) };
}

/** An image comes with a text unless the request wants nothing but the image. */
function mediaOf(request: ReadRequest, model: string, text: string, random: () => number): Saying | undefined {
  const gives = modelTraits(modelId(model))?.gives;
  const { modalities, prompt } = request;
  if (gives === undefined || (modalities.length > 0 && !modalities.includes(gives))) {
    return undefined;
  }
  const { part, modality, tokens } = gives === 'IMAGE' ? cannedImage(random) : cannedSpeech(prompt);
  const hasText = gives === 'IMAGE' && (modalities.length === 0 || modalities.includes('TEXT'));
  return hasText
    ? { parts: [{ text }, part], tokens: estimateTokens(text) + tokens }
    : { parts: [part], tokens, modality };
}
