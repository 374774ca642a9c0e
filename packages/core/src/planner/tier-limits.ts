import { enqueuedTokenLimits } from '../wire/index.ts';

/** What a project of a tier of billing may have under way. */
export interface Tier {
  readonly tier: 1 | 2 | 3;
  /** US dollars in any ten minutes; above it, HTTP 429. */
  readonly spendLimitUsd: number;
}

/**
 * Billing is linked (1), $100 were paid and 3 days have passed (2), $1,000 and 30 days (3). The free tier has no batch
 * jobs. From ai.google.dev/gemini-api/docs/rate-limits as of 2026-08-18, gathered 2026-11-23.
 */
export const tiers: readonly Tier[] = [
  { tier: 1, spendLimitUsd: 10 },
  { tier: 2, spendLimitUsd: 50 },
  { tier: 3, spendLimitUsd: 200 },
];

/** Jobs of a project at once, in every tier (same source). */
export const concurrentJobLimit = 100;

/** How many tokens may be enqueued for a model in a tier; null when no source tells it. */
export function enqueuedTokenLimit(model: string, tier: Tier['tier']): number | null {
  return enqueuedTokenLimits(tier).get(model) ?? null;
}
