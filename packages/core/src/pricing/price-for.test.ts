import { expect, test } from 'vitest';
import { daysBetween, nextPriceFor, priceFor } from './price-for.ts';
import type { PriceRates } from './price-row.ts';
import { priceTable } from './price-table.ts';

const lastMs = 'T23:59:59.999Z';
const firstMs = 'T00:00:00.000Z';

test.each([
  ['gemini-4-argon', `2026-11-30${lastMs}`, 2, 10, 0.1],
  ['gemini-4-argon', `2026-12-01${firstMs}`, 4, 20, 0.2],
  ['gemini-4-carbon', `2026-11-30${lastMs}`, 2, 10, 0.1],
  ['gemini-4-carbon', `2026-12-01${firstMs}`, 4, 20, 0.2],
  ['gemini-4-hydrogen', '2026-11-23T12:00:00Z', 1.5, 7.5, null],
  ['gemini-4-neon', '2026-11-23T12:00:00Z', 3, 15, 0.15],
  ['gemini-3.8-flash', `2026-12-31${lastMs}`, 0.75, 3.75, 0.075],
  ['gemini-3.8-flash', `2027-01-01${firstMs}`, 1.5, 7.5, 0.15],
  ['gemini-3.7-flash', `2026-12-31${lastMs}`, 0.75, 3.75, 0.075],
  ['gemini-3.7-flash', `2027-01-01${firstMs}`, 1.5, 7.5, 0.15],
  ['gemini-3.6-flash', `2026-12-31${lastMs}`, 0.75, 3.75, 0.075],
  ['gemini-3.6-flash', `2027-01-01${firstMs}`, 1.5, 7.5, 0.15],
  ['gemini-3.5-flash-lite', '2026-11-23T12:00:00Z', 0.3, 2.5, 0.03],
  ['gemini-3.5-flash', '2026-11-23T12:00:00Z', 1.5, 9, null],
  ['gemini-3.1-pro-preview', '2026-11-23T12:00:00Z', 2, 12, 0.2],
  ['gemini-3.1-flash-lite', '2026-11-23T12:00:00Z', 0.25, 1.5, 0.025],
  ['gemini-2.5-pro', '2026-11-23T12:00:00Z', 1.25, 10, 0.125],
  ['gemini-2.5-flash', '2026-11-23T12:00:00Z', 0.3, 2.5, null],
  ['gemini-2.5-flash-lite', '2026-11-23T12:00:00Z', 0.1, 0.4, null],
])('priceFor %s at %s: %d in, %d out, %j cached', (model, at, inputUsd, outputUsd, cachedUsd) => {
  expect(priceFor(model, Date.parse(at))).toMatchObject({ model, standard: { inputUsd, outputUsd, cachedUsd } });
  expect(priceFor(`models/${model}`, Date.parse(at))).toEqual(priceFor(model, Date.parse(at)));
});

test.each(['gemini-9-flash', 'gemini-3.5', 'gemini-3.5-flash-lite-001', 'gemini-4', 'GEMINI-3.5-FLASH', ''])(
  'priceFor "%s", which has no price: null',
  (model) => {
    expect(priceFor(model, Date.parse('2026-11-23T12:00:00Z'))).toBeNull();
  },
);

test('priceFor: no price outside the days of a row', () => {
  const [row] = priceTable;
  const table = row === undefined ? [] : [{ ...row, model: 'm', validFrom: '2026-03-02', validUntil: '2026-03-04' }];
  const days = ['01', '02', '03', '04', '05'].map((day) =>
    priceFor('m', Date.parse(`2026-03-${day}T12:00:00Z`), table),
  );
  expect(days.map((price) => price !== null)).toEqual([false, true, true, true, false]);
});

const models = [...new Set(priceTable.map(({ model }) => model))];

test.each(models)('priceTable: no two rows of %s hold on the same day, and no day between them has none', (model) => {
  const rows = priceTable
    .filter((row) => row.model === model)
    .toSorted((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? ''));
  expect(rows[0]?.validFrom).toBeNull();
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    if (next === undefined) continue;
    const dayAfter = new Date(Date.parse(`${row.validUntil}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    expect(next.validFrom).toBe(dayAfter);
  }
});

test.each(priceTable)(
  'priceTable: the row of $model until $validUntil makes sense and says where it is from',
  (row) => {
    expectOrdered(row);
    expect(row.source).not.toBe('');
    for (const day of [row.readOn, row.validFrom ?? row.readOn, row.validUntil ?? row.readOn]) {
      expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
    }
    const { longPrompt, standard } = row;
    if (longPrompt === null) return;
    expectOrdered(longPrompt);
    expect(longPrompt.standard.inputUsd).toBeGreaterThan(standard.inputUsd);
    expect(longPrompt.standard.outputUsd).toBeGreaterThan(standard.outputUsd);
  },
);

/** A batch costs half, but for cached tokens, of which sources disagree: the higher rate stands there. */
function expectOrdered({ standard, batch }: PriceRates): void {
  expect(standard.inputUsd).toBeGreaterThan(0);
  expect(standard.outputUsd).toBeGreaterThan(standard.inputUsd);
  expect(standard.cachedUsd ?? 0).toBeLessThan(standard.inputUsd);
  if (batch === null) return;
  expect(batch).toEqual({
    inputUsd: standard.inputUsd / 2,
    outputUsd: standard.outputUsd / 2,
    cachedUsd: standard.cachedUsd,
  });
}

test('priceTable: what a batch costs on a model that no source says to take batch jobs is not known, and the row says so', () => {
  const unknown = priceTable.filter(({ batch }) => batch === null);
  expect([...new Set(unknown.map(({ model }) => model))]).toEqual([
    'gemini-4-carbon',
    'gemini-4-hydrogen',
    'gemini-4-neon',
  ]);
  for (const { note } of unknown) expect(note).toMatch(/No source|no source/);
});

test('priceTable: a batch price that was computed, not read, says so', () => {
  const computed = priceTable.filter(({ note }) => note?.includes('computed')).map(({ model }) => model);
  expect([...new Set(computed)]).toEqual([
    'gemini-4-argon',
    'gemini-3.5-flash',
    'gemini-3.1-pro-preview',
    'gemini-3.1-flash-lite',
    'gemini-2.5-pro',
    'gemini-2.5-flash',
    'gemini-2.5-flash-lite',
  ]);
});

test('priceFor: of two rows that hold on a day the first counts, so that a user’s own wins', () => {
  const [table] = priceTable.filter(({ model }) => model === 'gemini-3.5-flash-lite');
  if (table === undefined) throw new Error('no row');
  const own = { ...table, validFrom: '2026-11-01', validUntil: '2026-11-30', note: 'ours' };
  const noteOn = (day: string): string | null | undefined =>
    priceFor(table.model, Date.parse(day), [own, ...priceTable])?.note;
  expect(noteOn('2026-11-23')).toBe('ours');
  expect(noteOn('2026-12-01')).toBe(table.note);
});

test.each([
  ['gemini-3.8-flash', '2026-11-23', 1.5],
  ['gemini-3.8-flash', '2027-01-01', undefined],
  ['gemini-3.5-flash-lite', '2026-11-23', undefined],
  ['gemini-9', '2026-11-23', undefined],
])('nextPriceFor %s at %s: %j in', (model, day, inputUsd) => {
  expect(nextPriceFor(model, Date.parse(day))?.standard.inputUsd).toBe(inputUsd);
});

test.each([
  ['2026-08-25', '2026-11-23', 90],
  ['2026-02-28', '2026-03-01', 1],
  ['2026-11-23', '2026-11-22', -1],
])('daysBetween %s and %s: %d', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
});
