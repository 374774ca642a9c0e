const million = 1_000_000;
const thousand = 1_000;

/**
 * In tiers 1, 2 and 3. From ai.google.dev/gemini-api/docs/rate-limits as of 2026-08-18, gathered 2026-11-23; the page says
 * that they are not guaranteed, the live ones stand in AI Studio. Of 3.7-flash it lists tier 1 only; 3.8-flash and Gemini
 * 4 it does not list. Whether answers count too it does not say.
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

/** Tokens of prompts that may be enqueued for a model over all jobs of a project in a tier; a model that no source tells is left out. */
export function enqueuedTokenLimits(tier: 1 | 2 | 3): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(enqueuedTokens).flatMap(([model, byTier]): [string, number][] => {
      const limit = byTier[tier - 1];
      return typeof limit === 'number' ? [[model, limit]] : [];
    }),
  );
}
