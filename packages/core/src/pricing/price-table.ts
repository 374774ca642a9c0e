/** What a model costs from one day until another, in US dollars per million tokens at the standard (not batch) rate. */
export interface PriceRow {
  readonly model: string;
  /** First day, inclusive; null: since ever. ISO date, UTC. */
  readonly validFrom: string | null;
  /** Last day, inclusive; null: until further notice. */
  readonly validUntil: string | null;
  readonly inputUsd: number;
  /** Thoughts are billed as output. */
  readonly outputUsd: number;
  /** Input tokens served from a cache; null: not known, then charged as plain input. */
  readonly cachedUsd: number | null;
  /** Rates for a prompt of more than `longPromptTokens`; null: one rate for all. */
  readonly longPrompt: {
    readonly inputUsd: number;
    readonly outputUsd: number;
    readonly cachedUsd: number | null;
  } | null;
  readonly source: string;
  /** The day on which the source was read or dated. */
  readonly readOn: string;
}

/** A prompt above this is charged at the long-prompt rates. */
export const longPromptTokens = 200_000;

/** The batch price is half the standard one (ai.google.dev/gemini-api/docs/batch-api, September 2026). */
export const batchFactor = 0.5;

const pricingPage = 'ai.google.dev/gemini-api/docs/pricing';

function row(
  model: string,
  inputUsd: number,
  outputUsd: number,
  cachedUsd: number | null,
  readOn: string,
  more: Partial<PriceRow> = {},
): PriceRow {
  const always = { validFrom: null, validUntil: null, longPrompt: null, source: pricingPage };
  return { ...always, model, inputUsd, outputUsd, cachedUsd, readOn, ...more };
}

const introductory = { validUntil: '2026-12-31' };
const regular = { validFrom: '2027-01-01' };

/**
 * Prices of the models that are known to take batch jobs, gathered on 2026-11-23. A model that is not here has no
 * price: it is never guessed.
 */
export const priceTable: readonly PriceRow[] = [
  row('gemini-4-argon', 2, 10, 0.1, '2026-11-11', { validUntil: '2026-11-30', source: 'TokenMeter 0.13.1' }),
  row('gemini-4-argon', 4, 20, 0.2, '2026-11-11', { validFrom: '2026-12-01', source: 'TokenMeter 0.13.1' }),
  ...['gemini-3.8-flash', 'gemini-3.7-flash', 'gemini-3.6-flash'].flatMap((model) => [
    row(model, 0.75, 3.75, 0.075, '2026-10-01', introductory),
    row(model, 1.5, 7.5, 0.15, '2026-10-01', regular),
  ]),
  row('gemini-3.5-flash-lite', 0.3, 2.5, 0.03, '2026-10-02'),
  row('gemini-3.5-flash', 1.5, 9, null, '2026-10-02'),
  row('gemini-3.1-pro-preview', 2, 12, 0.2, '2026-09-30', {
    longPrompt: { inputUsd: 4, outputUsd: 18, cachedUsd: 0.4 },
  }),
  row('gemini-3.1-flash-lite', 0.25, 1.5, 0.025, '2026-09-30'),
  row('gemini-2.5-pro', 1.25, 10, 0.125, '2026-09-30', {
    longPrompt: { inputUsd: 2.5, outputUsd: 15, cachedUsd: 0.25 },
  }),
  row('gemini-2.5-flash', 0.3, 2.5, null, '2026-07-31'),
  row('gemini-2.5-flash-lite', 0.1, 0.4, null, '2026-07-31'),
];
