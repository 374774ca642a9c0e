import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costOf } from './cost-of.ts';
import { priceFor } from './price-for.ts';
import { type PriceRow, priceTable } from './price-table.ts';

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
  expect(cost.batchUsd).toBeCloseTo(batchUsd, 9);
  expect(cost.standardUsd).toBeCloseTo(standardUsd, 9);
});

test('costOf: a batch costs at least half of the standard price, and never more than all of it', () => {
  const count = fc.nat({ max: 500_000 });
  const tokens = fc
    .record({ prompt: count, cached: count, candidates: count, thoughts: count })
    .map((counts) => ({ ...counts, cached: Math.min(counts.cached, counts.prompt) }));
  fc.assert(
    fc.property(tokens, fc.constantFrom(...priceTable), (counts, price) => {
      const { batchUsd, standardUsd } = costOf(counts, price);
      expect(batchUsd).toBeGreaterThanOrEqual(standardUsd / 2 - 1e-12);
      expect(batchUsd).toBeLessThanOrEqual(standardUsd + 1e-12);
      if (counts.cached === 0) expect(batchUsd).toBeCloseTo(standardUsd / 2, 9);
    }),
  );
});
