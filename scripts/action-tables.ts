// Writes the tables of inputs and outputs into docs/action.md and docs/action.zh.md, from action.yml and
// action-descriptions.zh.json. With --check it writes nothing, and fails when they are not what they should be.
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { actionTables, readAction, readTranslations, translationFaults } from './action-table-text.ts';
import { withTables } from './markdown-tables.ts';

const root = new URL('../', import.meta.url);
const read = async (path: string) => await readFile(new URL(path, root), 'utf8');
const check = process.argv.includes('--check');

const action = readAction(await read('action.yml'));
const translations = readTranslations(await read('scripts/action-descriptions.zh.json'));
const faults = translationFaults(action, translations);
for (const [file, words] of [
  ['docs/action.md', null],
  ['docs/action.zh.md', translations],
] as const) {
  const text = await read(file);
  const made = withTables(text, actionTables(action, words));
  if (made === text) continue;
  if (check) faults.push(`${file} does not say what action.yml says: run "node scripts/action-tables.ts"`);
  else await writeFile(new URL(file, root), made);
}
for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length > 0) process.exitCode = 1;
