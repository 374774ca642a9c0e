import { expect, test } from 'vitest';
import { priceFor } from '../pricing/price-for.ts';
import { addEstimate, estimateCostUsd, noTokens } from './estimate-cost.ts';

const price = priceFor('gemini-2.5-pro', Date.UTC(2026, 10, 23));
const times = (count: number, one: Parameters<typeof addEstimate>[1]) =>
  Array.from({ length: count }).reduce<typeof noTokens>((sum) => addEstimate(sum, one), noTokens);

test('estimateCostUsd: many short prompts cost the short rate, however many tokens they are together', () => {
  if (price === null) throw new Error('no price');
  const sum = times(1_000, { input: 300, output: 1_024, complete: true });
  expect(estimateCostUsd(sum, price)).toBeCloseTo((300_000 * 0.625 + 1_024_000 * 5) / 1e6, 9);
});

test('estimateCostUsd: a prompt above 200,000 tokens costs the long rate', () => {
  if (price === null) throw new Error('no price');
  const sum = times(1, { input: 200_001, output: 1_000, complete: true });
  expect(estimateCostUsd(sum, price)).toBeCloseTo((200_001 * 1.25 + 1_000 * 7.5) / 1e6, 9);
});

test('addEstimate: one request that cannot be counted leaves the sum incomplete', () => {
  expect(
    addEstimate(times(2, { input: 1, output: 1, complete: true }), { input: 1, output: 1, complete: false }).complete,
  ).toBe(false);
});
