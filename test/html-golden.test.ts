import { describe, expect, test } from 'vitest';
import { langs } from '../packages/core/src/index.ts';
import { unpackTexts } from '../packages/core/src/reports/html/pack-texts.ts';
import { englishPhrases } from './support/english-phrases.ts';
import { htmlSamples, sampleHtml } from './support/html-samples.ts';

/** The page without its own script and style, of its data the first rows; texts as they are packed: how is the runtime's. */
async function normalised(html: string): Promise<string> {
  const bare = html
    .replace(/("rows":\[(?:\[(?:[^[\]]|\[[^\]]*\])*\],){2}\[(?:[^[\]]|\[[^\]]*\])*\]).*?\],"texts"/g, '$1, …],"texts"')
    .replace(/<style>[^<]*<\/style>/, '<style>…</style>')
    .replace(/<script>[\s\S]*?<\/script>/, '<script>…</script>')
    .replace(/'sha256-[^']+'|&#39;sha256-.+?&#39;/g, 'sha256-…');
  const packed = [...bare.matchAll(/"texts":"([^"]+)"/g)].map(([, text = '']) => text);
  const texts = await Promise.all(
    packed.map(async (text) => `${JSON.stringify((await unpackTexts(text)).slice(0, 3), null, 1)}…`),
  );
  return packed.reduce((page, text, index) => page.replace(`"${text}"`, texts[index] ?? ''), bare);
}

/** What is in the page without its data, its script and its style. */
function withoutScripts(html: string): string {
  return html.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '');
}

describe.each(Object.entries(htmlSamples))('the page of a run: %s', (name, sample) => {
  test.each(langs)('in %s', async (lang) => {
    await expect(await normalised(await sampleHtml(sample, lang))).toMatchFileSnapshot(
      `fixtures/html/${name}-${lang}.html`,
    );
  });

  test.each(langs)('in %s, every value has come out as something', async (lang) => {
    const shown = withoutScripts(await sampleHtml(sample, lang));
    expect(shown).not.toMatch(/\b(undefined|null|NaN|Infinity)\b|\[object/);
  });
});

test('the Chinese page is in Chinese', async () => {
  for (const sample of Object.values(htmlSamples)) {
    const texts = withoutScripts(await sampleHtml(sample, 'zh'))
      .replace(/<bdi>[^<]*<\/bdi>/g, '')
      .match(/(?<=>|aria-label="|title=")[^<>"]+/g);
    expect((texts ?? []).flatMap(englishPhrases)).toEqual([]);
  }
});

test('an emulated run says beside every amount of it that it is invented', async () => {
  for (const [lang, word] of [
    ['en', 'emulated'],
    ['zh', '模拟'],
  ] as const) {
    const page = await sampleHtml(htmlSamples.emulated, lang);
    const amounts = [
      ...page.matchAll(/(?:<td class="number">|<span class="figure">)<span>\$[^<]*<\/span>|\$[\d.]+ <small>/g),
    ];
    expect(amounts.length).toBeGreaterThan(3);
    for (const [amount] of amounts) expect(amount).toContain('<small>');
    expect(page).toContain(`<small>${word}</small>`);
    expect(page).toContain('role="note"');
  }
});
