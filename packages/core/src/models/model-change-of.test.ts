import { expect, test } from 'vitest';
import { priceTable } from '../pricing/price-table.ts';
import { answeringModel, isInForce, modelChangeOf } from './model-change-of.ts';
import { type ModelChange, modelChanges } from './model-changes.ts';

test.each([
  ['gemini-1.5-flash', 'shut-down'],
  ['gemini-1.0-pro', 'shut-down'],
  ['gemini-2.0-flash', 'shut-down'],
  ['gemini-2.0-flash-lite', 'shut-down'],
  ['models/gemini-2.0-flash-001', 'shut-down'],
  ['gemini-2.5-flash-preview-09-2025', 'shut-down'],
  ['gemini-2.5-pro-preview-05-06', 'shut-down'],
  ['gemini-3-pro-preview', 'shut-down'],
  ['gemini-3.7-flash', 'routed'],
  ['gemini-3.5-flash', 'routed'],
  ['gemini-2.5-pro', 'routed'],
  ['gemini-2.5-flash', 'routed'],
  ['gemini-2.5-flash-lite', undefined],
  ['gemini-2.5-flash-preview-tts', undefined],
  ['gemini-3.5-flash-lite', undefined],
  ['gemini-3.1-pro-preview', undefined],
  ['gemini-4-neon', undefined],
  ['', undefined],
])('modelChangeOf "%s": %s', (model, kind) => {
  expect(modelChangeOf(model)?.kind).toBe(kind);
});

test.each([
  ['gemini-2.5-pro', '2026-11-30', 'gemini-2.5-pro'],
  ['gemini-2.5-pro', '2026-12-01', 'gemini-3.8-flash'],
  ['models/gemini-2.5-flash', '2026-12-01', 'gemini-3.5-flash-lite'],
  ['gemini-3.7-flash', '2026-10-08', 'gemini-3.8-flash'],
  ['gemini-3.5-flash', '2026-10-07', 'gemini-3.5-flash'],
  ['gemini-3.5-flash', '2026-11-23', 'gemini-3.6-flash'],
  ['gemini-2.0-flash', '2026-11-23', 'gemini-2.0-flash'],
  ['gemini-9', '2026-11-23', 'gemini-9'],
])('answeringModel of %s on %s: %s', (model, day, answering) => {
  expect(answeringModel(model, day)).toBe(answering);
});

test('answeringModel follows one model to the next, and ends where they go in a circle', () => {
  const routed = (model: string, to: string, from: string): ModelChange => ({
    model,
    kind: 'routed',
    from,
    to,
    source: 's',
    readOn: from,
  });
  const table = [routed('a', 'b', '2026-01-01'), routed('b', 'c', '2026-06-01')];
  expect(answeringModel('a', '2026-05-31', table)).toBe('b');
  expect(answeringModel('a', '2026-06-01', table)).toBe('c');
  expect(['a', 'b']).toContain(
    answeringModel('a', '2026-06-01', [...table, routed('b', 'a', '2026-01-01')].toReversed()),
  );
});

test.each(modelChanges)('modelChanges: what is said of $model makes sense and says where it is from', (change) => {
  expect(change.to === null).toBe(change.kind === 'shut-down');
  expect(change.source).not.toBe('');
  for (const day of [change.readOn, change.from ?? change.readOn]) {
    expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
  }
  expect(modelChangeOf(change.model.replace('*', 'x'))).toBe(change);
  if (change.from === null) expect(isInForce(change, '2000-01-01')).toBe(true);
  // What is billed instead has a price.
  if (change.to !== null) expect(priceTable.map(({ model }) => model)).toContain(change.to);
});
