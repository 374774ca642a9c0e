import { GeminiBatchError } from '../../errors/gemini-batch-error.ts';
import type { Suite } from '../../suites/suite.ts';
import { modelId } from '../../wire/index.ts';

/** The cheapest model that is not about to be retired. */
export const defaultModel = 'gemini-3.5-flash-lite';

/**
 * The model of a run: what the user said (`model`), else the suite's, else what the lines name, else the default. Throws
 * `input-models-differ`.
 */
export function chooseModel(model: string | null, suite: Suite, named: ReadonlySet<string>): string {
  const chosen = model ?? suite.model;
  if (chosen !== null) return modelId(chosen);
  const models = [...named];
  if (models.length > 1 && suite.source.kind !== 'generator') {
    throw new GeminiBatchError('input-models-differ', { file: suite.source.file, models });
  }
  return models[0] ?? defaultModel;
}
