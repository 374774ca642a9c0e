import type { ModelTraits } from '../models/model-traits.ts';
import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';

/**
 * Why a model cannot think as a `generationConfig` tells it; undefined when it can. The words are the service's, from
 * reports of 2025-07 to 2026-09: sterlp/eclipse-peon-ai#115 (both), RooCodeInc/Roo-Code#10700 (level),
 * heyhuynhgiabuu/proxypal#170 (that level), docker/docker-agent#2051 and googleapis/python-genai#2936 (budget 0),
 * RooCodeInc/Roo-Code#4399 (budget), all read 2026-11-24. For a budget where there is none they are ours.
 */
export function unfitThinking(generationConfig: PlainObject, { thinking }: ModelTraits): string | undefined {
  const config = readField(generationConfig, 'thinkingConfig');
  if (!isPlainObject(config)) {
    return undefined;
  }
  const level = String(readField(config, 'thinkingLevel') ?? '').toUpperCase();
  const hasLevel = level !== '' && level !== 'THINKING_LEVEL_UNSPECIFIED';
  const value = readField(config, 'thinkingBudget') ?? undefined;
  const budget = value === undefined ? undefined : Number(value);
  if (hasLevel && budget !== undefined) {
    return 'You can only set only one of thinking budget and thinking level.';
  }
  if (thinking === undefined) {
    return hasLevel || budget !== undefined ? 'Thinking is not supported for this model.' : undefined;
  }
  if ('budget' in thinking) {
    return hasLevel ? 'Thinking level is not supported for this model.' : unfitBudget(budget, thinking);
  }
  if (hasLevel && !thinking.levels.some((known) => known === level)) {
    return `Thinking level ${level} is not supported for this model.`;
  }
  if (budget !== undefined && !thinking.takesBudget) {
    return 'Thinking budget is not supported for this model.';
  }
  return unfitBudget(budget, { budget: { least: 1, most: 65_536 }, canBeOff: false });
}

function unfitBudget(
  budget: number | undefined,
  limits: { readonly budget: { readonly least: number; readonly most: number }; readonly canBeOff: boolean },
): string | undefined {
  // -1 leaves the amount to the model.
  if (budget === undefined || budget === -1 || (budget === 0 && limits.canBeOff)) {
    return undefined;
  }
  if (budget === 0) {
    return 'Budget 0 is invalid. This model only works in thinking mode.';
  }
  const { least, most } = limits.budget;
  return budget < least || budget > most ? `The thinking budget (${budget}) is invalid.` : undefined;
}
