import { modelId, modelTraits, unfitGenerate } from '@gemini-batch-test/core/wire';
import type { PlainObject } from '../plain-object.ts';

/**
 * Why a model (`models/{id}`) cannot answer a request that has no faults, in the service's words; undefined when it can,
 * or when nothing is known of it.
 */
export function unfitForModel(request: PlainObject, model: string): string | undefined {
  const traits = modelTraits(modelId(model));
  return traits === undefined ? undefined : unfitGenerate(request, traits)[0]?.words;
}
