import type { ModelTraits, Thinking, ThinkingLevel } from './model-traits.ts';

// Names: Google's pricing and model pages and the documents of other projects, gathered 2026-11-23. Methods, limits,
// versions and descriptions of 2.5, 3.1, 3.5-flash and the embedding and image models: a models.list recorded on
// 2026-06-12 in a public report, read 2026-11-24, whose address was not kept. Read 2026-11-28, and alike: of 2.5-flash
// and 2.5-pro www.flaviofreitas.com.br/proxy2/1.php; of most of these a models.list in a public note of 2026-06-23, to
// be found by the text `3.1-flash-lite-05-2026`. Limits of 3.5-flash-lite and 3.7-flash: their pages at
// ai.google.dev/gemini-api/docs/models; of 3.8-flash: its page as docs.apiyi.com quotes it on 2026-09-03; of 3.6-flash:
// docs.cloud.google.com/gemini-enterprise-agent-platform/models/gemini/3-6-flash; all read 2026-11-24. What no source
// says is left out. Whether Gemini 4 Carbon, Hydrogen and Neon take batch jobs is stated nowhere; here they do.

const chat = ['generateContent', 'countTokens', 'createCachedContent', 'batchGenerateContent'];
const image = ['generateContent', 'countTokens', 'batchGenerateContent'];
const embedding = ['embedContent', 'countTextTokens', 'countTokens', 'asyncBatchEmbedContent'];

const million = { inputTokenLimit: 1_048_576, outputTokenLimit: 65_536 };
const speech = { inputTokenLimit: 8_192, outputTokenLimit: 16_384 };

/** Of Gemini 4 one limit holds for input and output together (ai.google.dev, latest-model guide, read 2026-11-24). */
const unified = { inputTokenLimit: 1_048_576 };

/** Up to 2.5 several candidates can be asked for, at most 8 (googleapis/js-genai#1609, 2026-05-18, read 2026-11-24). */
const mostCandidates = 8;

/** Documented of 3.6 Flash and 3.5 Flash-Lite (their pages at docs.cloud.google.com, read 2026-11-24); later ones alike. */
const isStrict = true;

const fromMinimal: readonly ThinkingLevel[] = ['MINIMAL', 'LOW', 'MEDIUM', 'HIGH'];
const fromLow: readonly ThinkingLevel[] = ['LOW', 'MEDIUM', 'HIGH'];

const allModels: ReadonlyMap<string, ModelTraits> = new Map<string, ModelTraits>([
  ['gemini-4-argon', { displayName: 'Gemini 4 Argon', methods: chat, ...unified, thinking: gemini4(fromLow) }],
  ['gemini-4-carbon', { displayName: 'Gemini 4 Carbon', methods: chat, thinking: gemini4(fromLow) }],
  ['gemini-4-hydrogen', { displayName: 'Gemini 4 Hydrogen', methods: chat, thinking: gemini4([...fromLow, 'XHIGH']) }],
  ['gemini-4-neon', { displayName: 'Gemini 4 Neon', methods: chat, thinking: gemini4([...fromLow, 'XHIGH']) }],
  [
    'gemini-3.8-flash',
    {
      displayName: 'Gemini 3.8 Flash',
      methods: chat,
      ...million,
      isStrict,
      assumed: 'strictness',
      thinking: gemini3(fromLow),
    },
  ],
  [
    'gemini-3.7-flash',
    {
      displayName: 'Gemini 3.7 Flash',
      methods: chat,
      ...million,
      isStrict,
      assumed: 'strictness',
      thinking: gemini3(fromLow),
    },
  ],
  [
    'gemini-3.6-flash',
    {
      displayName: 'Gemini 3.6 Flash',
      methods: chat,
      ...million,
      isStrict,
      assumed: 'levels',
      thinking: gemini3(fromMinimal),
    },
  ],
  [
    'gemini-3.5-flash',
    {
      displayName: 'Gemini 3.5 Flash',
      version: '3.5-flash-05-2026',
      description: 'Gemini 3.5 Flash',
      methods: chat,
      ...million,
      maxTemperature: 2,
      thinking: gemini3(fromMinimal),
    },
  ],
  [
    'gemini-3.5-flash-lite',
    {
      displayName: 'Gemini 3.5 Flash-Lite',
      methods: chat,
      ...million,
      isStrict,
      thinking: gemini3(fromMinimal, 'MINIMAL'),
    },
  ],
  [
    'gemini-3.1-pro-preview',
    {
      displayName: 'Gemini 3.1 Pro Preview',
      version: '3.1-pro-preview-01-2026',
      description: 'Gemini 3.1 Pro Preview',
      methods: chat,
      ...million,
      maxTemperature: 2,
      thinking: gemini3(fromLow, 'HIGH'),
    },
  ],
  [
    'gemini-3.1-flash-lite',
    {
      displayName: 'Gemini 3.1 Flash Lite',
      version: '3.1-flash-lite-05-2026',
      description: 'Gemini 3.1 Flash Lite',
      methods: chat,
      ...million,
      maxTemperature: 2,
      thinking: gemini3(fromMinimal, 'MINIMAL'),
    },
  ],
  [
    'gemini-3.1-flash-image',
    {
      displayName: 'Nano Banana 2',
      version: '3.0',
      description: 'Gemini 3.1 Flash Image.',
      inputTokenLimit: 65_536,
      outputTokenLimit: 65_536,
      methods: image,
      gives: 'IMAGE',
      maxTemperature: 1,
      assumed: 'levels',
      thinking: gemini3(fromMinimal, 'MINIMAL'),
    },
  ],
  [
    'gemini-3-pro-image',
    {
      displayName: 'Nano Banana Pro',
      version: '3.0',
      description: 'Gemini 3 Pro Image',
      inputTokenLimit: 131_072,
      outputTokenLimit: 32_768,
      methods: image,
      gives: 'IMAGE',
      maxTemperature: 1,
      assumed: 'levels',
      thinking: gemini3(fromLow, 'HIGH'),
    },
  ],
  [
    'gemini-2.5-pro',
    {
      displayName: 'Gemini 2.5 Pro',
      version: '2.5',
      description: 'Stable release (June 17th, 2025) of Gemini 2.5 Pro',
      methods: chat,
      ...million,
      maxTemperature: 2,
      thinking: budget(128, 32_768, false, true),
      mostCandidates,
    },
  ],
  [
    'gemini-2.5-flash',
    {
      displayName: 'Gemini 2.5 Flash',
      version: '001',
      methods: chat,
      ...million,
      maxTemperature: 2,
      thinking: budget(1, 24_576, true, true),
      mostCandidates,
    },
  ],
  [
    'gemini-2.5-flash-lite',
    {
      displayName: 'Gemini 2.5 Flash-Lite',
      version: '001',
      description: 'Stable version of Gemini 2.5 Flash-Lite, released in July of 2025',
      methods: chat,
      ...million,
      maxTemperature: 2,
      thinking: budget(512, 24_576, true, false),
      mostCandidates,
    },
  ],
  [
    'gemini-2.5-flash-preview-tts',
    {
      displayName: 'Gemini 2.5 Flash Preview TTS',
      version: 'gemini-2.5-flash-exp-tts-2025-05-19',
      description: 'Gemini 2.5 Flash Preview TTS',
      methods: ['countTokens', 'generateContent'],
      ...speech,
      gives: 'AUDIO',
      maxTemperature: 2,
    },
  ],
  [
    'gemini-2.5-pro-preview-tts',
    {
      displayName: 'Gemini 2.5 Pro Preview TTS',
      version: 'gemini-2.5-pro-preview-tts-2025-05-19',
      description: 'Gemini 2.5 Pro Preview TTS',
      methods: ['countTokens', 'generateContent', 'batchGenerateContent'],
      ...speech,
      gives: 'AUDIO',
      maxTemperature: 2,
    },
  ],
  [
    'gemini-embedding-001',
    {
      displayName: 'Gemini Embedding 001',
      version: '001',
      description: 'Obtain a distributed representation of a text.',
      inputTokenLimit: 2_048,
      outputTokenLimit: 1,
      methods: embedding,
    },
  ],
  [
    'gemini-embedding-2',
    {
      displayName: 'Gemini Embedding 2',
      version: '2',
      description: 'Obtain a distributed representation of multimodal content.',
      inputTokenLimit: 8_192,
      outputTokenLimit: 1,
      methods: embedding,
    },
  ],
]);

/** What is known of a model by its id (without `models/`), or undefined: also of those that Google has shut down. */
export function modelTraits(id: string): ModelTraits | undefined {
  return allModels.get(id);
}

export function modelIds(): string[] {
  return [...allModels.keys()];
}

/**
 * Levels and their defaults: docs.cloud.google.com/gemini-enterprise-agent-platform/models/guides/gemini-3-5-flash and
 * the pages of 3.5-flash-lite, 3.7-flash and 3.8-flash, read 2026-11-24. Those of 3.6-flash and of the image models are
 * our choice. A budget is taken as well, from before there were levels.
 */
function gemini3(levels: readonly ThinkingLevel[], usual: ThinkingLevel = 'MEDIUM'): Thinking {
  return { levels, default: usual, takesBudget: true };
}

/** Gemini 4 knows no budget (BerriAI/litellm#46238 and #51436, gathered 2026-11-23). */
function gemini4(levels: readonly ThinkingLevel[]): Thinking {
  return { levels, default: 'MEDIUM', takesBudget: false };
}

/**
 * In tokens, as Google's thinking guide has them: quoted of 2.5-pro and 2.5-flash in lobehub/lobehub#8122 (read
 * 2026-11-28), of all three in juspay/neurolink#1707 (read 2026-11-24).
 */
function budget(least: number, most: number, canBeOff: boolean, isOnByDefault: boolean): Thinking {
  return { budget: { least, most }, canBeOff, isOnByDefault };
}
