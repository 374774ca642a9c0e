import { type GeminiModel, modelIds, modelTraits } from '@gemini-batch-test/core/wire';

/** The model of that id (without `models/`) as the service describes it, or undefined. */
export function findModel(id: string): GeminiModel | undefined {
  const traits = modelTraits(id);
  if (traits === undefined) {
    return undefined;
  }
  const { version, displayName, description, inputTokenLimit, outputTokenLimit, methods, maxTemperature } = traits;
  const sampling = maxTemperature === undefined ? {} : { temperature: 1, topP: 0.95, topK: 64, maxTemperature };
  return {
    name: `models/${id}`,
    ...(version === undefined ? {} : { version }),
    displayName,
    ...(description === undefined ? {} : { description }),
    ...(inputTokenLimit === undefined ? {} : { inputTokenLimit }),
    ...(outputTokenLimit === undefined ? {} : { outputTokenLimit }),
    supportedGenerationMethods: [...methods],
    ...sampling,
    ...(traits.thinking === undefined ? {} : { thinking: true }),
  };
}

export function allModels(): GeminiModel[] {
  return modelIds().flatMap((id) => findModel(id) ?? []);
}
