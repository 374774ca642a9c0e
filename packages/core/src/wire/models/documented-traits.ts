import { modelTraits } from './model-table.ts';
import type { ModelTraits, Thinking, ThinkingLevel } from './model-traits.ts';

const anyLevel: readonly ThinkingLevel[] = ['MINIMAL', 'LOW', 'MEDIUM', 'HIGH', 'XHIGH'];

/**
 * What sources say that a model (its id, without `models/`) takes, and nothing that the emulator has chosen: what is not
 * known of it is not refused. Null for a model of which only its generation is known; see `thinkingOfGeneration`.
 */
export function documentedTraits(id: string): ModelTraits | null {
  const traits = modelTraits(id);
  if (traits === undefined) return null;
  const { isStrict, ...others } = traits;
  if (traits.assumed === 'strictness') return others;
  const { thinking } = traits;
  if (traits.assumed !== 'levels' || thinking === undefined || 'budget' in thinking) return traits;
  return { ...traits, thinking: { ...thinking, levels: anyLevel } };
}

/**
 * How the models of a generation think, by the name of one: before Gemini 3 a level "results in an error" (OpenAPI of
 * 2026-08-22, `ThinkingConfig`); Gemini 4 knows no budget and no MINIMAL (BerriAI/litellm#46238 and #51436, gathered
 * 2026-11-23). Of any other name nothing is known.
 */
export function thinkingOfGeneration(id: string): Thinking {
  const generation = Number(/^gemini-(\d+)/.exec(id)?.[1] ?? Number.NaN);
  if (generation < 3) {
    const budget = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
    return { budget, canBeOff: true, isOnByDefault: false };
  }
  const levels = generation === 4 ? anyLevel.filter((level) => level !== 'MINIMAL') : anyLevel;
  return { levels, default: 'MEDIUM', takesBudget: generation !== 4 };
}
