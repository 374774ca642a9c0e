// Writes the tables of differences and sources into docs/wire.md and docs/wire.zh.md, from packages/core/src/wire/proof.
import { readFile, writeFile } from 'node:fs/promises';
import { withTables } from './markdown-tables.ts';
import { wireTables } from './wire-table-text.ts';

const root = new URL('../', import.meta.url);

for (const [file, lang] of [
  ['docs/wire.md', 'en'],
  ['docs/wire.zh.md', 'zh'],
] as const) {
  const url = new URL(file, root);
  await writeFile(url, withTables(await readFile(url, 'utf8'), wireTables(lang)));
}
