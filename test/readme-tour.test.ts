import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fencedBlocks } from './support/fenced-blocks.ts';
import { quickEmulator, runCli } from './support/run-cli.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

test.each([
  ['README.md', 'en'],
  ['README.zh.md', 'zh'],
])('the tour of the %s prints what stands there', async (readme, lang) => {
  await using folder = await temporaryFolder();
  await cp(join(root, 'examples', 'arithmetic'), folder.path, { recursive: true });
  const cli = async (...args: string[]) => await runCli([...args, '--lang', lang], { cwd: folder.path });
  expect(await cli('validate')).toMatchObject({ exitCode: 0 });
  expect(await cli('estimate')).toMatchObject({ exitCode: 0 });
  const recorded = ['--emulator-answers', 'recorded-answers.jsonl', '--report', 'html'];
  expect(await cli('run', ...quickEmulator, ...recorded)).toMatchObject({ exitCode: 0 });
  const [base = ''] = await readdir(join(folder.path, 'output', 'runs'));
  expect(await readdir(join(folder.path, 'output', 'runs', base))).toContain('report.html');
  expect(await cli('run', ...quickEmulator)).toMatchObject({ exitCode: 1 });
  const head = (await readdir(join(folder.path, 'output', 'runs'))).find((run) => run !== base) ?? '';
  const { stdout } = await cli('compare', base, head);

  const blocks = fencedBlocks(await readFile(join(root, readme), 'utf8'), 'console');
  const [, ...quoted] =
    blocks
      .find((block) => block.includes(' compare '))
      ?.trimEnd()
      .split('\n') ?? [];
  expect(quoted.length).toBeGreaterThan(8);
  const printed = stdout.split('\n');
  expect(quoted.filter((line) => !/^…+$/.test(line) && !printed.includes(line))).toEqual([]);
});
