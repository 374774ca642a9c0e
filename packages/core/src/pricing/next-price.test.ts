import { expect, test } from 'vitest';
import { nextPrice } from './next-price.ts';
import { type PriceRow, priceTable } from './price-table.ts';

const today = Date.parse('2026-11-23T12:00:00Z');
const [template] = priceTable;

function row(model: string, inputUsd: number, from: string | null, until: string | null): PriceRow {
  if (template === undefined) throw new Error('no row');
  return { ...template, model, inputUsd, validFrom: from, validUntil: until };
}

test.each([
  ['gemini-4-argon', '2026-12-01'],
  ['models/gemini-4-argon', '2026-12-01'],
  ['gemini-3.8-flash', '2027-01-01'],
  ['gemini-3.5-flash-lite', undefined],
  ['gemini-9', undefined],
])('nextPrice of %s, of the table that comes along', (model, day) => {
  expect(nextPrice(model, today)?.day).toBe(day);
});

test('nextPrice gives the new price, and nothing more once it holds', () => {
  expect(nextPrice('gemini-4-argon', today)?.price).toMatchObject({ inputUsd: 4, outputUsd: 20 });
  expect(nextPrice('gemini-4-argon', Date.parse('2026-12-01T00:00:00Z'))).toBeNull();
});

test.each([
  ['a row that only says the same again', [row('m', 1, null, '2026-12-31'), row('m', 1, '2027-01-01', null)], null],
  ['a price that ends', [row('m', 1, null, '2026-12-31')], { day: '2027-01-01', price: null }],
  ['a price that begins', [row('m', 1, '2027-02-01', null)], { day: '2027-02-01', price: { inputUsd: 1 } }],
  [
    'the earlier of two',
    [row('m', 3, '2027-03-01', null), row('m', 2, '2027-01-01', '2027-02-28'), row('m', 1, null, '2026-12-31')],
    { day: '2027-01-01', price: { inputUsd: 2 } },
  ],
  ["another model's", [row('other', 1, null, '2026-12-31'), row('m', 1, null, null)], null],
])('nextPrice: %s', (_, table, change) => {
  const found = nextPrice('m', today, table);
  if (change === null) expect(found).toBeNull();
  else expect(found).toMatchObject(change);
});
