import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { loadPrices, noticesFor, noticeText, priceTable } from '../packages/core/src/index.ts';

const guides = [
  ['docs/guide.md', 'en', '## Prices\n'],
  ['docs/guide.zh.md', 'zh', '## 价格\n'],
] as const;

/** The fenced blocks of a section. */
async function blocksBelow(guide: string, heading: string): Promise<string[]> {
  const text = await readFile(new URL(`../${guide}`, import.meta.url), 'utf8');
  const [section = ''] = (text.split(heading)[1] ?? '').split('\n## ');
  return [...section.matchAll(/```\w*\n(.*?)```/gs)].map(([, block = '']) => block);
}

test.each(guides)(
  'the file of prices in %s can be read, and has every field that there is',
  async (guide, _, heading) => {
    const [yaml = ''] = await blocksBelow(guide, heading);
    const [row, ...others] = await loadPrices('prices.yaml', { readText: async () => yaml });
    expect(others).toEqual([]);
    expect(row).toMatchObject({ model: 'gemini-4-neon', readOn: '2026-11-28', validFrom: '2026-12-01' });
    for (const field of Object.keys(priceTable[0] ?? {})) expect(yaml).toMatch(new RegExp(`^(- |  )${field}:`, 'm'));
  },
);

test.each(guides)('what %s shows before sending is what the command says', async (guide, lang, heading) => {
  const [, shown] = await blocksBelow(guide, heading);
  const notices = ['gemini-2.5-pro', 'gemini-4-neon'].flatMap((model) =>
    noticesFor(model, Date.UTC(2026, 10, 29), priceTable),
  );
  expect(shown).toBe(notices.map((notice) => `! ${noticeText(notice, lang)}\n`).join(''));
});
