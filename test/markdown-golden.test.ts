import { describe, expect, test } from 'vitest';
import { langs } from '../packages/core/src/index.ts';
import { foundByGithub, gfmHtml, renderGfm, textOf } from './support/gfm.ts';
import { reportSamples } from './support/report-samples.ts';
import { sampleMarkdown } from './support/sample-markdown.ts';

describe.each(Object.entries(reportSamples))('the comment of a run: %s', (name, sample) => {
  test.each(langs)('in %s', async (lang) => {
    await expect(sampleMarkdown(sample, lang)).toMatchFileSnapshot(`fixtures/markdown/${name}-${lang}.md`);
  });

  test.each(langs)('in %s, all of its markup is taken for markup', (lang) => {
    const tree = renderGfm(sampleMarkdown(sample, lang));
    expect(foundByGithub(tree)).toEqual([]);
    expect(textOf(tree)).not.toMatch(/undefined|null|NaN|\[object|\\$/m);
  });
});

test.each(langs)('an emulated run says so beside every amount, in %s', (lang) => {
  const { emulated } = reportSamples;
  const said = lang === 'zh' ? '模拟' : 'emulated';
  const lines = sampleMarkdown(emulated, lang).split('\n');
  const withAmounts = lines.filter((line) => line.includes(' USD') && !line.startsWith('|'));
  expect(withAmounts).toHaveLength(2);
  for (const line of withAmounts) expect(line).toContain(said);
  expect(lines.find((line) => line.startsWith('| '))).toContain(said);
  expect(gfmHtml(renderGfm(lines.join('\n')))).toContain('<div class="markdown-alert markdown-alert-note">');
});
