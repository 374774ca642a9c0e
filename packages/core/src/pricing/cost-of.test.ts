import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costOf } from './cost-of.ts';
import { priceFor } from './price-for.ts';
import type { PriceRow } from './price-row.ts';
import { priceTable } from './price-table.ts';

const million = 1_000_000;
const none = { prompt: 0, cached: 0, candidates: 0, thoughts: 0 };

function priceOf(model: string): PriceRow {
  const price = priceFor(model, Date.parse('2026-11-23T12:00:00Z'));
  if (price === null) throw new Error(`no price of ${model}`);
  return price;
}

const lite = priceOf('gemini-3.5-flash-lite');
const pro = priceOf('gemini-3.1-pro-preview');
const withoutCachePrice = priceOf('gemini-3.5-flash');

test.each([
  ['nothing', lite, none, 0, 0],
  ['a million prompt tokens', lite, { ...none, prompt: million }, 0.15, 0.3],
  ['a million answer tokens', lite, { ...none, candidates: million }, 1.25, 2.5],
  ['thoughts, as output', lite, { ...none, thoughts: million }, 1.25, 2.5],
  ['prompt and answer', lite, { ...none, prompt: million, candidates: million, thoughts: million }, 2.65, 5.3],
  ['cached tokens, at the full caching rate', lite, { ...none, prompt: million, cached: million }, 0.03, 0.03],
  ['a prompt that is half cached', lite, { ...none, prompt: 2 * million, cached: million }, 0.18, 0.33],
  [
    'cached tokens without a rate, as input',
    withoutCachePrice,
    { ...none, prompt: million, cached: million },
    0.75,
    1.5,
  ],
  ['a prompt of 200,000 tokens', pro, { ...none, prompt: 200_000, candidates: million }, 6.2, 12.4],
  ['a prompt of 200,001 tokens', pro, { ...none, prompt: 200_001, candidates: million }, 9.400002, 18.800004],
  ['a long prompt, cached', pro, { ...none, prompt: 300_000, cached: 100_000 }, 0.44, 0.84],
  ['a long prompt where one rate holds', lite, { ...none, prompt: 300_000 }, 0.045, 0.09],
])('costOf %s', (_, price, tokens, batchUsd, standardUsd) => {
  const cost = costOf(tokens, price);
  expect(cost?.batchUsd).toBeCloseTo(batchUsd, 9);
  expect(cost?.standardUsd).toBeCloseTo(standardUsd, 9);
});

test('costOf: a batch costs at least half of the standard price, and never more than all of it', () => {
  const count = fc.nat({ max: 500_000 });
  const tokens = fc
    .record({ prompt: count, cached: count, candidates: count, thoughts: count })
    .map((counts) => ({ ...counts, cached: Math.min(counts.cached, counts.prompt) }));
  fc.assert(
    fc.property(tokens, fc.constantFrom(...priceTable), (counts, price) => {
      const cost = costOf(counts, price);
      expect(cost === null).toBe(price.batch === null);
      if (cost === null) return;
      const { batchUsd, standardUsd } = cost;
      expect(batchUsd).toBeGreaterThanOrEqual(standardUsd / 2 - 1e-12);
      expect(batchUsd).toBeLessThanOrEqual(standardUsd + 1e-12);
      if (counts.cached === 0) expect(batchUsd).toBeCloseTo(standardUsd / 2, 9);
    }),
  );
});

test('costOf takes each rate as it stands: a batch that costs other than half', () => {
  const row: PriceRow = {
    ...lite,
    standard: { inputUsd: 10, outputUsd: 20, cachedUsd: 3 },
    batch: { inputUsd: 6, outputUsd: 7, cachedUsd: 1 },
  };
  const cost = costOf({ prompt: 3 * million, cached: million, candidates: million, thoughts: million }, row);
  expect(cost).toEqual({ batchUsd: 12 + 1 + 14, standardUsd: 20 + 3 + 40 });
});

test('costOf is not known where no batch price of a long prompt is, though there is one of a short prompt', () => {
  const { standard } = pro;
  const row: PriceRow = { ...pro, longPrompt: { standard, batch: null } };
  expect(costOf({ ...none, prompt: 200_000 }, row)).not.toBeNull();
  expect(costOf({ ...none, prompt: 200_001 }, row)).toBeNull();
});

test('costOf: more cached tokens than the prompt has make nothing cheaper', () => {
  expect(costOf({ ...none, prompt: 1, cached: million }, lite)?.batchUsd).toBeCloseTo(0.03, 9);
});
