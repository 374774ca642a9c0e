import { modelId, modelTraits } from '@gemini-batch-test/core/wire';
import { pickInteger } from '../seeded-random.ts';
import type { ReadRequest } from './read-request.ts';

/** How many tokens of thought a level stands for here, from and to: our choice. */
const tokensOfLevel: Readonly<Record<string, readonly [number, number]>> = {
  MINIMAL: [10, 40],
  LOW: [40, 160],
  MEDIUM: [120, 480],
  HIGH: [320, 1280],
  XHIGH: [800, 3200],
};

/**
 * How many tokens a model (`models/{id}`) thinks about a request, before any limit. A request that says nothing of
 * thinking is thought about as much as the model does by itself: not at all where that is "little to no thinking".
 */
export function thoughtTokens({ thinking }: ReadRequest, model: string, random: () => number): number {
  const usual = usualLevel(model);
  if (thinking === undefined ? usual === undefined || usual === 'MINIMAL' : thinking.budgetTokens === 0) {
    return 0;
  }
  const level = thinking?.level ?? usual ?? 'MEDIUM';
  const [low, high] = tokensOfLevel[level] ?? [120, 480];
  return Math.min(pickInteger(random, low, high), thinking?.budgetTokens ?? Number.POSITIVE_INFINITY);
}

/** The level at which a model thinks by itself; undefined for one that does not. */
function usualLevel(model: string): string | undefined {
  const thinking = modelTraits(modelId(model))?.thinking;
  if (thinking === undefined) {
    return undefined;
  }
  if ('budget' in thinking) {
    return thinking.isOnByDefault ? 'MEDIUM' : undefined;
  }
  return thinking.default;
}
