import { expect, test } from 'vitest';
import { checkRuntime } from './check-runtime.ts';

test.each([
  ['Node.js', '22.18.0', 'runtime-ok'],
  ['Node.js', '24.9.0', 'runtime-ok'],
  ['Node.js', '100.0.0', 'runtime-ok'],
  ['Node.js', '22.17.1', 'runtime-old'],
  ['Node.js', '20.19.0', 'runtime-old'],
  ['Deno', '2.9.6', 'runtime-ok'],
  ['Deno', '3.0.0', 'runtime-ok'],
  ['Deno', '2.8.0', 'runtime-untested'],
  ['Bun', '1.3.0', 'runtime-untested'],
])('checkRuntime: %s %s is %s', (name, version, code) => {
  expect(checkRuntime({ name, version })).toMatchObject({ check: 'runtime', code });
});
