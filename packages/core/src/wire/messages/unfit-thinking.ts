import { isJsonObject, type JsonObject } from '../../json/json.ts';
import type { Thinking } from '../models/model-traits.ts';
import { readField } from '../read-field.ts';
import type { Unfit, UnfitKind } from './unfit.ts';

const place = ['generationConfig', 'thinkingConfig'];

/**
 * Why a model cannot think as a `generationConfig` tells it; undefined when it can. The words are the service's, from
 * reports of 2025-07 to 2026-09: sterlp/eclipse-peon-ai#115 (both), RooCodeInc/Roo-Code#10700 (level),
 * heyhuynhgiabuu/proxypal#170 (that level), docker/docker-agent#2051 and googleapis/python-genai#2936 (budget 0),
 * RooCodeInc/Roo-Code#4399 (budget), all read 2026-11-24. For a budget where there is none they are ours.
 */
export function unfitThinking(generationConfig: JsonObject, thinking: Thinking | undefined): Unfit | undefined {
  const config = readField(generationConfig, 'thinkingConfig');
  if (!isJsonObject(config)) {
    return undefined;
  }
  const level = String(readField(config, 'thinkingLevel') ?? '').toUpperCase();
  const hasLevel = level !== '' && level !== 'THINKING_LEVEL_UNSPECIFIED';
  const value = readField(config, 'thinkingBudget') ?? undefined;
  const budget = value === undefined ? undefined : Number(value);
  if (hasLevel && budget !== undefined) {
    return unfit('thinking-both', 'You can only set only one of thinking budget and thinking level.', 'thinkingBudget');
  }
  if (thinking === undefined) {
    const words = 'Thinking is not supported for this model.';
    if (hasLevel) return unfit('thinking-level', words, 'thinkingLevel');
    return budget === undefined ? undefined : unfit('thinking-budget', words, 'thinkingBudget');
  }
  if ('budget' in thinking) {
    if (hasLevel) return unfit('thinking-level', 'Thinking level is not supported for this model.', 'thinkingLevel');
    return unfitBudget(budget, thinking);
  }
  if (hasLevel && !thinking.levels.some((known) => known === level)) {
    return unfit('thinking-level', `Thinking level ${level} is not supported for this model.`, 'thinkingLevel');
  }
  if (budget !== undefined && !thinking.takesBudget) {
    const words = 'Thinking budget is not supported for this model.';
    return unfit('thinking-budget', words, 'thinkingBudget', false);
  }
  return unfitBudget(budget, { budget: { least: 1, most: 65_536 }, canBeOff: false });
}

function unfitBudget(
  budget: number | undefined,
  limits: { readonly budget: { readonly least: number; readonly most: number }; readonly canBeOff: boolean },
): Unfit | undefined {
  // -1 leaves the amount to the model.
  if (budget === undefined || budget === -1 || (budget === 0 && limits.canBeOff)) {
    return undefined;
  }
  if (budget === 0) {
    const words = 'Budget 0 is invalid. This model only works in thinking mode.';
    return unfit('thinking-budget', words, 'thinkingBudget');
  }
  const { least, most } = limits.budget;
  return budget < least || budget > most
    ? unfit('thinking-budget', `The thinking budget (${budget}) is invalid.`, 'thinkingBudget')
    : undefined;
}

function unfit(kind: UnfitKind, words: string, name: string, isQuoted = true): Unfit {
  return { kind, words, isQuoted, field: [...place, name] };
}
