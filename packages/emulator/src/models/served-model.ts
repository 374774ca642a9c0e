interface Route {
  readonly from: string;
  readonly to: string;
  readonly sinceMs: number;
}

/**
 * Models whose requests another one answers, at that one's price, and since when. The first two: Google's changelog and
 * its pages of both models (read 2026-11-24); the others: its deprecations page as dev.to/aideprecations quotes it on
 * 2026-11-10 (gathered 2026-11-23).
 */
const routes: readonly Route[] = [
  { from: 'models/gemini-3.7-flash', to: 'models/gemini-3.8-flash', sinceMs: Date.UTC(2026, 9, 8) },
  { from: 'models/gemini-3.5-flash', to: 'models/gemini-3.6-flash', sinceMs: Date.UTC(2026, 9, 8) },
  { from: 'models/gemini-2.5-pro', to: 'models/gemini-3.8-flash', sinceMs: Date.UTC(2026, 11, 1) },
  { from: 'models/gemini-2.5-flash', to: 'models/gemini-3.5-flash-lite', sinceMs: Date.UTC(2026, 11, 1) },
];

/** The model (`models/{id}`) that answers what is asked of one at a time; for a job, that of its creation. */
export function servedModel(name: string, atMs: number): string {
  return routes.find(({ from, sinceMs }) => from === name && atMs >= sinceMs)?.to ?? name;
}
