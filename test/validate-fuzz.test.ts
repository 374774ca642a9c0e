import { expect, test } from 'vitest';
import { compareWithEmulator, fuzzLines } from './support/fuzz-validation.ts';

// 100,000 of them go through `pnpm test:soak`.

test('no mutated line makes the check or the parser throw', () => {
  const { json, withErrors, lines } = fuzzLines(0, 2000);
  // The lines are neither all broken nor all in order.
  expect(json).toBeGreaterThan(lines / 4);
  expect(withErrors).toBeGreaterThan(lines / 4);
  expect(withErrors).toBeLessThan(lines);
});

test.each([
  ['by its description', { missingKey: 'refused' } as const],
  ['what the model cannot answer', { missingKey: 'refused', unfitRequest: 'refused' } as const],
])('what the emulator refuses %s is an error, and what has none is taken', async (_what, choices) => {
  const { refused, passed } = await compareWithEmulator(10_000, 1000, choices);
  expect(refused).toBeGreaterThan(100);
  expect(passed).toBeGreaterThan(50);
});
