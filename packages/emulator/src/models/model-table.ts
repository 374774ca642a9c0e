import type { GeminiModel } from '@gemini-batch-test/core/wire';

const chat = ['generateContent', 'countTokens', 'createCachedContent', 'batchGenerateContent'];
const speech = ['generateContent', 'countTokens'];
const embedding = ['embedContent', 'countTextTokens', 'countTokens', 'asyncBatchEmbedContent'];

// Names: Google's pricing and model pages and the documents of other projects, gathered 2026-11-23. Whether Gemini 4
// Carbon, Hydrogen and Neon take batch jobs is stated nowhere; here they do. Token limits are left out: no source.
const methodsOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['gemini-4-argon', chat],
  ['gemini-4-carbon', chat],
  ['gemini-4-hydrogen', chat],
  ['gemini-4-neon', chat],
  ['gemini-3.8-flash', chat],
  ['gemini-3.7-flash', chat],
  ['gemini-3.6-flash', chat],
  ['gemini-3.5-flash', chat],
  ['gemini-3.5-flash-lite', chat],
  ['gemini-3.1-pro-preview', chat],
  ['gemini-3.1-flash-lite', chat],
  ['gemini-2.5-pro', chat],
  ['gemini-2.5-flash', chat],
  ['gemini-2.5-flash-lite', chat],
  ['gemini-2.5-flash-preview-tts', speech],
  ['gemini-2.5-pro-preview-tts', speech],
  ['gemini-3.1-flash-image', chat],
  ['gemini-3-pro-image', chat],
  ['gemini-embedding-001', embedding],
  ['gemini-embedding-2', embedding],
]);

/** The model of that id (without `models/`), or undefined. */
export function findModel(id: string): GeminiModel | undefined {
  const methods = methodsOf.get(id);
  return methods === undefined ? undefined : modelResource(id, methods);
}

export function allModels(): GeminiModel[] {
  return [...methodsOf].map(([id, methods]) => modelResource(id, methods));
}

function modelResource(id: string, methods: readonly string[]): GeminiModel {
  return { name: `models/${id}`, displayName: displayName(id), supportedGenerationMethods: [...methods] };
}

/** `gemini-3.5-flash-lite` → `Gemini 3.5 Flash Lite` */
function displayName(id: string): string {
  return id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
