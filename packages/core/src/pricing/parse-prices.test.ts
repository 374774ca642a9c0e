import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { InputIssue } from '../errors/input-issue.ts';
import { describeError } from '../locales/describe-error.ts';
import { langs } from '../locales/lang.ts';
import { parsePrices } from './parse-prices.ts';
import { priceTable } from './price-table.ts';

const rates = { inputUsd: 1, outputUsd: 2 };
const row = { model: 'm', standard: rates, batch: rates, readOn: '2026-11-23' };

function issuesOf(data: unknown): readonly InputIssue[] {
  const parsed = parsePrices(data, 'FILE');
  return 'errors' in parsed ? parsed.errors : [];
}

test('parsePrices fills in what a row may leave out', () => {
  const whole = { ...rates, cachedUsd: null };
  expect(parsePrices([{ ...row, model: 'models/m' }], 'FILE')).toEqual({
    value: [
      {
        model: 'm',
        validFrom: null,
        validUntil: null,
        standard: whole,
        batch: whole,
        longPrompt: null,
        source: 'FILE',
        readOn: '2026-11-23',
        note: null,
      },
    ],
  });
});

test('parsePrices reads the table itself, as it would stand in a file', () => {
  expect(parsePrices(JSON.parse(JSON.stringify(priceTable)), 'FILE')).toEqual({ value: priceTable });
});

test.each<[unknown, string | null]>([
  [null, null],
  [{}, null],
  [{ prices: [row] }, null],
  [[], null],
  [[row, 'm'], '/1'],
  [[{ ...row, model: '' }], '/0/model'],
  [[{ ...row, model: undefined }], '/0/model'],
  [[{ ...row, batch: undefined }], '/0/batch'],
  [[{ ...row, standard: null }], '/0/standard'],
  [[{ ...row, standard: { inputUsd: 1 } }], '/0/standard/outputUsd'],
  [[{ ...row, batch: { ...rates, inputUsd: -1 } }], '/0/batch/inputUsd'],
  [[{ ...row, batch: { ...rates, inputUsd: '1' } }], '/0/batch/inputUsd'],
  [[{ ...row, batch: { ...rates, inputUsd: Number.NaN } }], '/0/batch/inputUsd'],
  [[{ ...row, longPrompt: { standard: rates } }], '/0/longPrompt/batch'],
  [[{ ...row, readOn: undefined }], '/0/readOn'],
  [[{ ...row, readOn: 'today' }], '/0/readOn'],
  [[{ ...row, validFrom: '2026-02-30' }], '/0/validFrom'],
  [[{ ...row, validFrom: '2026-12-02', validUntil: '2026-12-01' }], '/0/validUntil'],
  [[row, { ...row, model: 'other' }, { ...row, model: 'models/m' }], '/2'],
  [
    [
      { ...row, validUntil: '2026-12-01' },
      { ...row, validFrom: '2026-12-01' },
    ],
    '/1',
  ],
])('parsePrices refuses a wrong value and says where: %j', (data, pointer) => {
  expect(issuesOf(data)).toContainEqual(expect.objectContaining({ line: null, pointer }));
  const error = new GeminiBatchError('prices-invalid', { file: 'FILE', issues: issuesOf(data) });
  for (const lang of langs) expect(describeError(error, lang).message).not.toMatch(/undefined|\[object|: $/);
});

test.each([
  [[{ ...row, modle: 'x' }], '/0', 'modle', 'model'],
  [[{ ...row, standard: { ...rates, input: 3 } }], '/0/standard', 'input', null],
  [[{ ...row, batch: { ...rates, cachedusd: 3 } }], '/0/batch', 'cachedusd', 'cachedUsd'],
  [[{ ...row, longPrompt: { standard: rates, batsh: rates, batch: null } }], '/0/longPrompt', 'batsh', 'batch'],
])('parsePrices: an unknown field is an error with a suggestion: %j', (data, pointer, field, suggestion) => {
  const issue = { code: 'field-unknown', pointer, details: { field, suggestion } };
  expect(issuesOf(data)).toContainEqual(expect.objectContaining(issue));
});

test('parsePrices: rows of one model may follow each other, day after day', () => {
  const rows = [
    { ...row, validUntil: '2026-11-30' },
    { ...row, validFrom: '2026-12-01', validUntil: '2026-12-31' },
    { ...row, validFrom: '2027-01-01' },
  ];
  expect(issuesOf(rows)).toEqual([]);
});

test('parsePrices takes any data', () => {
  const value = fc.oneof(fc.anything(), fc.array(fc.record({ model: fc.string(), standard: fc.anything() })));
  fc.assert(
    fc.property(value, (data) => {
      const parsed = parsePrices(data, 'FILE');
      expect('value' in parsed ? parsed.value.length : parsed.errors.length).toBeGreaterThan(0);
    }),
  );
});
