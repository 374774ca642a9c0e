import { priceNotes } from './price-notes.ts';
import type { PriceRates, PriceRow, TokenRates } from './price-row.ts';

const pricingPage = 'ai.google.dev/gemini-api/docs/pricing';
const { computed, halfSaid, halfIfBatch, unknown, cached, cachedElsewhere, higherInput } = priceNotes;

/** Input and output, and cached tokens where a rate is known. */
function rates(inputUsd: number, outputUsd: number, cachedUsd: number | null = null): TokenRates {
  return { inputUsd, outputUsd, cachedUsd };
}

/**
 * A batch costs half (ai.google.dev/gemini-api/docs/batch-api, September 2026). Of cached tokens sources disagree: the
 * higher rate, the standard one, is kept.
 */
function half(standard: TokenRates): PriceRates {
  const { inputUsd, outputUsd, cachedUsd } = standard;
  return { standard, batch: rates(inputUsd / 2, outputUsd / 2, cachedUsd) };
}

function row(
  model: string,
  prices: PriceRates,
  readOn: string,
  notes: readonly string[],
  more: Partial<PriceRow> = {},
): PriceRow {
  const always = { validFrom: null, validUntil: null, longPrompt: null, source: pricingPage };
  return { ...always, model, ...prices, readOn, note: notes.length === 0 ? null : notes.join(' '), ...more };
}

const argon = { source: 'TokenMeter 0.13.1 (2026-10-13); the latest-model page; BerriAI/litellm#46238' };
const carbon = { source: 'LaoZhang (2026-11-11); BerriAI/litellm#46238' };

/**
 * Prices of models of text, gathered on 2026-11-23. What a batch costs is never guessed: null where it is not known. A
 * model that is not here has no price.
 */
export const priceTable: readonly PriceRow[] = [
  row('gemini-4-argon', half(rates(2, 10, 0.1)), '2026-10-13', [halfSaid, cached], {
    validUntil: '2026-11-30',
    ...argon,
  }),
  row('gemini-4-argon', half(rates(4, 20, 0.2)), '2026-10-13', [halfSaid, cached], {
    validFrom: '2026-12-01',
    ...argon,
  }),
  row('gemini-4-carbon', { standard: rates(2, 10, 0.1), batch: null }, '2026-11-11', [unknown], {
    validUntil: '2026-11-30',
    ...carbon,
  }),
  row('gemini-4-carbon', { standard: rates(4, 20, 0.2), batch: null }, '2026-11-11', [unknown], {
    validFrom: '2026-12-01',
    ...carbon,
  }),
  row('gemini-4-hydrogen', { standard: rates(1.5, 7.5), batch: null }, '2026-11-23', [halfIfBatch], {
    source: 'BerriAI/litellm#51436, gathered 2026-11-23',
  }),
  row('gemini-4-neon', { standard: rates(3, 15, 0.15), batch: null }, '2026-11-22', [halfIfBatch], {
    source: 'llm-preflight 2.25.9 (2026-11-19); LaoZhang (2026-11-22)',
  }),
  ...['gemini-3.8-flash', 'gemini-3.7-flash', 'gemini-3.6-flash'].flatMap((model) => [
    row(model, half(rates(0.75, 3.75, 0.075)), '2026-10-01', [cached], { validUntil: '2026-12-31' }),
    row(model, half(rates(1.5, 7.5, 0.15)), '2026-10-01', [cached], { validFrom: '2027-01-01' }),
  ]),
  row('gemini-3.5-flash-lite', half(rates(0.3, 2.5, 0.03)), '2026-10-02', [cached, cachedElsewhere]),
  row('gemini-3.5-flash', half(rates(1.5, 9)), '2026-10-02', [computed]),
  row('gemini-3.1-pro-preview', half(rates(2, 12, 0.2)), '2026-09-30', [computed, cached], {
    longPrompt: half(rates(4, 18, 0.4)),
  }),
  row('gemini-3.1-flash-lite', half(rates(0.25, 1.5, 0.025)), '2026-09-30', [computed, cached, higherInput]),
  row('gemini-2.5-pro', half(rates(1.25, 10, 0.125)), '2026-09-30', [computed, cached], {
    longPrompt: half(rates(2.5, 15, 0.25)),
  }),
  row('gemini-2.5-flash', half(rates(0.3, 2.5)), '2026-07-31', [computed], { source: 'geotoolbox, July 2026' }),
  row('gemini-2.5-flash-lite', half(rates(0.1, 0.4)), '2026-07-31', [computed], { source: 'geotoolbox, July 2026' }),
];
