import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { withTables } from '../scripts/markdown-tables.ts';
import { wireTables } from '../scripts/wire-table-text.ts';

test.each([
  ['docs/wire.md', 'en'],
  ['docs/wire.zh.md', 'zh'],
] as const)('%s says what the code says', async (file, lang) => {
  const document = await readFile(new URL(`../${file}`, import.meta.url), 'utf8');
  expect(withTables(document, wireTables(lang))).toBe(document);
});

test('the tables have every difference and every source, in the language that is asked for', () => {
  const { differences, sources } = wireTables('en');
  expect(differences).toContain('| `Operation` | `done` | `false` while the operation is in progress |');
  expect(wireTables('zh').differences).toContain('| `Operation` | `done` | 进行中时为 `false` |');
  expect(sources).toContain('| COOK | google-gemini/cookbook');
});
