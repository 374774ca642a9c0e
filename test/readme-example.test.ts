import { execFile } from 'node:child_process';
import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { requestLine } from './support/sample-requests.ts';
import { servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const pinnedNode = join(root, 'node_modules', 'node', 'bin', 'node');

test.each(['README.md', 'README.zh.md'])('the example in the %s of the library runs as it stands', async (readme) => {
  await using service = await servedEmulator();
  await using folder = await temporaryFolder();
  const text = await readFile(join(root, 'packages', 'core', readme), 'utf8');
  const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(text) ?? [];
  // Only the address is another one: the example means the real service.
  const here = example.replace('createClient({ apiKey })', `createClient({ apiKey, baseUrl: '${service.url}' })`);
  await folder.write('example.ts', here);
  await folder.write('package.json', '{"type": "module"}');
  await folder.writeLines('requests.jsonl', [requestLine('a'), requestLine('b')]);
  await symlink(join(root, 'packages', 'cli', 'node_modules'), join(folder.path, 'node_modules'), 'junction');
  const { stdout } = await promisify(execFile)(pinnedNode, ['example.ts'], {
    cwd: folder.path,
    env: { PATH: process.env.PATH, GEMINI_API_KEY: 'any-key' },
  });
  expect(stdout).toBe('pass 1\n');
});
