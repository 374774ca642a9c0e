import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

test.skipIf(process.platform === 'win32')('what ends the command of a clone ends what it runs', async () => {
  const args = ['scripts/run.mjs', 'packages/cli/src/main.ts', 'emulator', '--port', '0', '--json'];
  const child = spawn('node_modules/.bin/node', args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  for await (const text of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    printed += text;
    if (printed.endsWith('}\n')) break;
  }
  const { page } = JSON.parse(printed);
  expect((await fetch(`${page}emulator/clock`)).status).toBe(200);

  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  await expect(fetch(`${page}emulator/clock`)).rejects.toThrow();
});
