import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { callNames } from '../packages/emulator/src/calls/call-names.ts';
import { choiceValues } from '../packages/emulator/src/choices.ts';
import { presets } from '../packages/emulator/src/index.ts';
import { emulatorReadmeParts } from '../scripts/emulator-readme-parts.ts';
import { withTables } from '../scripts/markdown-tables.ts';
import { runCli } from './support/run-cli.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const readmes = [
  ['README.md', 'en'],
  ['README.zh.md', 'zh'],
] as const;

const read = (file: string): Promise<string> =>
  readFile(new URL(`../packages/emulator/${file}`, import.meta.url), 'utf8');

test.each(readmes)('%s has the examples and the presets as they are', async (file, lang) => {
  const readme = await read(file);
  expect(withTables(readme, await emulatorReadmeParts(lang))).toBe(readme);
});

test.each(readmes)('%s names every call and every choice with its values', async (file) => {
  const readme = await read(file);
  const choices = [...choiceValues].map(([name, values]) => `| \`${name}\`: \`${values.join('`, `')}\` |`);
  const missing = [...callNames.map((name) => `\`${name}\``), ...choices].filter((text) => !readme.includes(text));
  expect(missing).toEqual([]);
});

test.each([
  ['README.md', `Its ${presets.length} presets`],
  ['README.zh.md', `${presets.length} 个预设`],
])('the %s of the workspace says how many presets there are', async (file, says) => {
  expect(await read(`../../${file}`)).toContain(says);
});

test.each(readmes)('%s says which Node it needs, how it is installed and how its examples are run', async (file) => {
  const { engines, name } = JSON.parse(await read('package.json'));
  const readme = await read(file);
  const says = [`Node ${engines.node.replace('>=', '')}`, `npm i -D ${name}`, 'npx vitest run', 'node --test'];
  expect(says.filter((text) => !readme.includes(text))).toEqual([]);
});

test.each(readmes)('%s names every flag of the command', async (file) => {
  await using folder = await temporaryFolder();
  const { stdout } = await runCli(['emulator', '--help'], { cwd: folder.path });
  const flags = [...stdout.matchAll(/^ +(--[a-z-]+) </gm)].map(([, flag = '']) => flag);
  expect(flags.length).toBeGreaterThan(10);
  const readme = await read(file);
  expect(flags.filter((flag) => !readme.includes(flag))).toEqual([]);
});
