import process from 'node:process';
import { expect, test } from 'vitest';

test('the tests run on the runtime that their script names', () => {
  const runtime = 'Deno' in globalThis ? 'deno' : 'node';
  expect(runtime).toBe(process.env.TEST_RUNTIME ?? 'node');
});
