import { execFile } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { surroundings } from './support/surroundings.ts';

const run = promisify(execFile);
const example = fileURLToPath(new URL('../packages/emulator/examples/node-test.test.ts', import.meta.url));

// The example for vitest runs in this very suite.
test('the example for node:test passes', async () => {
  const isDeno = 'Deno' in globalThis;
  const args = isDeno ? ['test', '-A', '--no-check', example] : ['--test', '--test-reporter', 'tap', example];
  const { stdout } = await run(process.execPath, args, { env: surroundings() });
  expect(stdout).toMatch(isDeno ? /1 passed/ : /^# pass 1$/m);
  expect(stdout).toMatch(isDeno ? /0 failed/ : /^# fail 0$/m);
});
