import { expect, test } from 'vitest';
import type { PriceRow } from '../pricing/price-row.ts';
import { priceTable } from '../pricing/price-table.ts';
import { nextPrice } from './next-price.ts';

const today = Date.parse('2026-11-23T12:00:00Z');
function row(model: string, inputUsd: number, from: string | null, until: string | null): PriceRow {
  const rates = { inputUsd, outputUsd: 5, cachedUsd: null };
  const dates = { validFrom: from, validUntil: until, readOn: '2026-11-23' };
  return { ...dates, model, standard: rates, batch: rates, longPrompt: null, source: 'a test', note: null };
}

test.each([
  ['gemini-4-argon', '2026-12-01', 'gemini-4-argon'],
  ['models/gemini-4-argon', '2026-12-01', 'gemini-4-argon'],
  ['gemini-3.8-flash', '2027-01-01', 'gemini-3.8-flash'],
  ['gemini-3.5-flash, which another one answers', '2027-01-01', 'gemini-3.6-flash'],
  ['gemini-2.5-pro, which another one will answer', '2026-12-01', 'gemini-3.8-flash'],
  ['gemini-2.5-flash', '2026-12-01', 'gemini-3.5-flash-lite'],
  ['gemini-3.5-flash-lite', undefined, undefined],
  ['gemini-9', undefined, undefined],
])('nextPrice of %s, of the table that comes along', (named, day, answering) => {
  const [model = ''] = named.split(',');
  expect(nextPrice(model, today, priceTable)).toEqual(
    day === undefined ? null : expect.objectContaining({ day, answering }),
  );
});

test('nextPrice gives the new price, and nothing more once it holds', () => {
  expect(nextPrice('gemini-4-argon', today, priceTable)?.price?.standard).toMatchObject({ inputUsd: 4, outputUsd: 20 });
  expect(nextPrice('gemini-4-argon', Date.parse('2026-12-01T00:00:00Z'), priceTable)).toBeNull();
});

test('nextPrice of a model that another one will answer, and then changes again', () => {
  const after = Date.parse('2026-12-02T00:00:00Z');
  expect(nextPrice('gemini-2.5-pro', after, priceTable)).toMatchObject({
    day: '2027-01-01',
    answering: 'gemini-3.8-flash',
  });
});

test.each([
  ['a row that only says the same again', [row('m', 1, null, '2026-12-31'), row('m', 1, '2027-01-01', null)], null],
  ['a price that ends', [row('m', 1, null, '2026-12-31')], { day: '2027-01-01', price: null }],
  [
    'a price that begins',
    [row('m', 1, '2027-02-01', null)],
    { day: '2027-02-01', price: { standard: { inputUsd: 1 } } },
  ],
  [
    'the earlier of two',
    [row('m', 3, '2027-03-01', null), row('m', 2, '2027-01-01', '2027-02-28'), row('m', 1, null, '2026-12-31')],
    { day: '2027-01-01', price: { standard: { inputUsd: 2 } } },
  ],
  ["another model's", [row('other', 1, null, '2026-12-31'), row('m', 1, null, null)], null],
])('nextPrice: %s', (_, table, change) => {
  const found = nextPrice('m', today, table);
  if (change === null) expect(found).toBeNull();
  else expect(found).toMatchObject(change);
});
