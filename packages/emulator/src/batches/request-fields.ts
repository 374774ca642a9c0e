import { snakeCase } from '../plain-object.ts';

// Field names of the schemas `GenerateContentRequest`, `GenerationConfig` and `GenerateContentBatch` in Google's v1beta
// description as published on 2026-08-22 in tryAGI/Google_Generative_AI, and of `:batchGenerateContent` there.
const requestNames = [
  'model',
  'contents',
  'systemInstruction',
  'tools',
  'toolConfig',
  'safetySettings',
  'generationConfig',
  'cachedContent',
  'serviceTier',
  'store',
];

const generationConfigNames = [
  'audioTranscriptionConfig',
  'candidateCount',
  'enableAffectiveDialog',
  'enableEnhancedCivicAnswers',
  'frequencyPenalty',
  'imageConfig',
  'logprobs',
  'maxOutputTokens',
  'mediaResolution',
  'presencePenalty',
  'responseFormat',
  'responseJsonSchema',
  '_responseJsonSchema',
  'responseLogprobs',
  'responseMimeType',
  'responseModalities',
  'responseSchema',
  'seed',
  'speechConfig',
  'stopSequences',
  'temperature',
  'thinkingConfig',
  'topK',
  'topP',
  'translationConfig',
];

const batchNames = [
  'model',
  'name',
  'displayName',
  'inputConfig',
  'output',
  'createTime',
  'endTime',
  'updateTime',
  'batchStats',
  'state',
  'priority',
  // Not in the description; @google/genai 3.1.0 sends it.
  'webhookConfig',
];

export const requestFields: ReadonlySet<string> = bothCases(requestNames);
export const generationConfigFields: ReadonlySet<string> = bothCases(generationConfigNames);
export const batchFields: ReadonlySet<string> = bothCases(batchNames);
export const inputConfigFields: ReadonlySet<string> = bothCases(['fileName', 'requests']);

function bothCases(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => [name, snakeCase(name)]));
}
