// Writes the examples and the table of presets into the README of packages/emulator, in both languages.
import { readFile, writeFile } from 'node:fs/promises';
import { emulatorReadmeParts } from './emulator-readme-parts.ts';
import { withTables } from './markdown-tables.ts';

const folder = new URL('../packages/emulator/', import.meta.url);

for (const [file, lang] of [
  ['README.md', 'en'],
  ['README.zh.md', 'zh'],
] as const) {
  const url = new URL(file, folder);
  await writeFile(url, withTables(await readFile(url, 'utf8'), await emulatorReadmeParts(lang)));
}
