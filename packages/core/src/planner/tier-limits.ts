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

const million = 1_000_000;
const thousand = 1_000;

/**
 * Tokens of prompts that may be enqueued for a model over all jobs, in tiers 1, 2 and 3 (same source; the page says that
 * they are not guaranteed, the live ones stand in AI Studio). Of 3.7-flash it lists tier 1 only; 3.8-flash and Gemini 4
 * it does not list. Whether answers count too it does not say.
 */
const enqueuedTokens: Readonly<Record<string, readonly [number, number | null, number | null]>> = {
  'gemini-3.7-flash': [3 * million, null, null],
  'gemini-3.6-flash': [3 * million, 400 * million, 1000 * million],
  'gemini-3.5-flash': [3 * million, 400 * million, 1000 * million],
  'gemini-2.5-flash': [3 * million, 400 * million, 1000 * million],
  'gemini-3.5-flash-lite': [10 * million, 500 * million, 1000 * million],
  'gemini-3.1-flash-lite': [10 * million, 500 * million, 1000 * million],
  'gemini-2.5-flash-lite': [10 * million, 500 * million, 1000 * million],
  'gemini-3.1-pro-preview': [5 * million, 500 * million, 1000 * million],
  'gemini-2.5-pro': [5 * million, 500 * million, 1000 * million],
  'gemini-3.1-flash-image': [1 * million, 250 * million, 750 * million],
  'gemini-3-pro-image': [2 * million, 270 * million, 1000 * million],
  'gemini-2.5-flash-preview-tts': [100 * thousand, 100 * thousand, 4 * million],
  'gemini-2.5-pro-preview-tts': [25 * thousand, 100 * thousand, 1 * million],
  'gemini-embedding-001': [500 * thousand, 5 * million, 10 * million],
  'gemini-embedding-2': [500 * thousand, 5 * million, 10 * million],
};

/** How many tokens may be enqueued for a model in a tier; null when no source tells it. */
export function enqueuedTokenLimit(model: string, tier: Tier['tier']): number | null {
  return Object.hasOwn(enqueuedTokens, model) ? (enqueuedTokens[model]?.[tier - 1] ?? null) : null;
}
