import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { actionTables, readAction, readTranslations, translationFaults } from '../scripts/action-table-text.ts';
import { withTables } from '../scripts/markdown-tables.ts';

const action = readAction(`
inputs:
  type:
    description: One of \`a|b\`.
    default: ''
  lang:
    description: The language.
    default: en
outputs:
  verdict:
    description: The verdict.
`);

const translations = readTranslations(
  JSON.stringify({
    'inputs.type': { en: 'One of `a|b`.', zh: '类型。' },
    'inputs.lang': { en: 'The language.', zh: '语言。' },
    'outputs.verdict': { en: 'The verdict.', zh: '结论。' },
  }),
);

const document = `# Title
<!-- inputs -->
old
<!-- /inputs -->
between
<!-- outputs -->
<!-- /outputs -->
end
`;

test('withTables puts the tables between their markers and leaves the rest', () => {
  expect(withTables(document, actionTables(action, null))).toBe(`# Title
<!-- inputs -->
| Input | Default | Description |
| --- | --- | --- |
| \`type\` |  | One of \`a\\|b\`. |
| \`lang\` | \`en\` | The language. |
<!-- /inputs -->
between
<!-- outputs -->
| Output | Description |
| --- | --- |
| \`verdict\` | The verdict. |
<!-- /outputs -->
end
`);
});

test('withTables says the same in Chinese, and twice the same', () => {
  const tables = actionTables(action, translations);
  const made = withTables(document, tables);
  expect(made).toContain('| `lang` | `en` | 语言。 |');
  expect(withTables(made, tables)).toBe(made);
});

test('withTables throws when the document has no place for a table', () => {
  const without = document.replace('<!-- /outputs -->', '');
  expect(() => withTables(without, actionTables(action, null))).toThrow('no place for the table of outputs');
});

test('translationFaults finds nothing when each description has its translation', () => {
  expect(translationFaults(action, translations)).toEqual([]);
});

test('translationFaults finds what is missing, stale or of nothing', () => {
  const others = new Map(translations)
    .set('inputs.lang', { en: 'The tongue.', zh: '语言。' })
    .set('inputs.old', { en: 'Old.', zh: '旧的。' });
  others.delete('outputs.verdict');
  expect(translationFaults(action, others)).toEqual([
    'The Chinese description of inputs.lang is of another English one',
    'outputs.verdict has no Chinese description',
    'There is no inputs.old to describe in Chinese',
  ]);
});

test('the documents say what action.yml says', async () => {
  const read = async (path: string) => await readFile(new URL(`../${path}`, import.meta.url), 'utf8');
  const ours = readAction(await read('action.yml'));
  const chinese = readTranslations(await read('scripts/action-descriptions.zh.json'));
  expect(translationFaults(ours, chinese)).toEqual([]);
  const guide = await read('docs/action.md');
  expect(withTables(guide, actionTables(ours, null))).toBe(guide);
  const guideZh = await read('docs/action.zh.md');
  expect(withTables(guideZh, actionTables(ours, chinese))).toBe(guideZh);
});
