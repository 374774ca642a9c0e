import { describe, expect, test } from 'vitest';
import {
  type ComparisonDocument,
  cutToWidth,
  langs,
  markdownComparison,
  reportWords,
  textComparison,
} from '../packages/core/src/index.ts';
import { comparisonSample, documentSample } from './support/comparison-samples.ts';
import { foundByGithub, renderGfm, textOf } from './support/gfm.ts';
import { hostileStrings } from './support/hostile-strings.ts';
import { reportSamples } from './support/report-samples.ts';
import { sampleMarkdown } from './support/sample-markdown.ts';
import { sampleText } from './support/sample-reports.ts';

function text(document: ComparisonDocument, { width = 80, lang = 'en' as 'en' | 'zh', keys = 20 } = {}): string {
  return textComparison(document, { words: reportWords(lang), paint: (_, shown) => shown, width, keys });
}

describe.each(langs)('a comparison in %s', (lang) => {
  test('of two runs', async () => {
    await expect(text(documentSample(1), { lang })).toMatchFileSnapshot(`fixtures/comparison/two-${lang}.txt`);
    const markdown = markdownComparison(documentSample(1), { words: reportWords(lang), keys: 20 });
    await expect(markdown).toMatchFileSnapshot(`fixtures/comparison/two-${lang}.md`);
    expect(foundByGithub(renderGfm(markdown))).toEqual([]);
  });

  test('of four runs', async () => {
    await expect(text(documentSample(3), { lang })).toMatchFileSnapshot(`fixtures/comparison/four-${lang}.txt`);
    const markdown = markdownComparison(documentSample(3), { words: reportWords(lang), keys: 20 });
    await expect(markdown).toMatchFileSnapshot(`fixtures/comparison/four-${lang}.md`);
    expect(foundByGithub(renderGfm(markdown))).toEqual([]);
  });

  test.each([
    [40, 1],
    [40, 3],
    [60, 1],
    [80, 1],
    [80, 3],
    [80, 9],
  ])('fits %i columns, with %i runs beside the baseline', (width, heads) => {
    const lines = text(documentSample(heads), { width, lang }).split('\n');
    expect(lines.filter((line) => cutToWidth(line, width) !== line)).toEqual([]);
  });

  test('with nothing to compare shows no figures of nothing', () => {
    const nothing = {
      paired: 0,
      pValue: null,
      regressionCount: 0,
      improvementCount: 0,
      verdict: 'not-comparable',
    } as const;
    const shown = text(documentSample(1, nothing), { lang });
    expect(shown).toContain(reportWords(lang).comparison.verdict['not-comparable']);
    expect(shown).not.toMatch(/%|NaN|null|undefined/);
    for (const document of [documentSample(1, nothing), documentSample(2, nothing)]) {
      const markdown = markdownComparison(document, { words: reportWords(lang), keys: 20 });
      expect(text(document, { lang }) + markdown).not.toMatch(/NaN|null|undefined/);
    }
  });

  test('names so many keys, and counts the others', () => {
    const { more } = reportWords(lang).comparison;
    expect(text(documentSample(1), { lang, keys: 1 })).toContain(`  ✗ gsm8k-0022\n  ${more('2')}\n`);
    expect(text(documentSample(1), { lang, keys: 0 })).not.toContain('gsm8k-0022');
    const markdown = markdownComparison(documentSample(1), { words: reportWords(lang), keys: 1 });
    expect(markdown).toContain('`gsm8k-0022`');
    expect(markdown).not.toContain('gsm8k-0025');
  });

  test('is a part of the report: in a terminal, and for a pull request with the change by type', () => {
    const { report, ...sample } = reportSamples.failing;
    const compared = { ...report, comparison: comparisonSample };
    const shown = sampleText({ ...sample, report: compared }, lang);
    const { against, verdict } = reportWords(lang).comparison;
    expect(shown).toContain(`\n\n${against}  20261128-101112-0a1b\n  ${verdict['within-noise']}  `);
    expect(shown).toContain('    ✗ gsm8k-0022\n');
    const markdown = sampleMarkdown({ ...sample, report: compared }, lang);
    expect(markdown).toContain('`20261128-101112-0a1b`');
    expect(markdown).toContain('`gsm8k-0022`');
    const table = markdown.split('\n').filter((line) => line.startsWith('| '));
    const points = (line = '') => line.replaceAll('\u00a0', ' ').split(' | ')[5];
    const { points: inPoints, changeColumn } = reportWords(lang).comparison;
    expect(table.filter((line) => !line.startsWith('| :--')).map(points)).toEqual([
      changeColumn,
      inPoints('-0.15'),
      '–',
      `**${inPoints('-0.15')}**`,
    ]);
    expect(foundByGithub(renderGfm(markdown))).toEqual([]);
  });

  test('says in a report what is wrong with its baseline, also where a gate is left open', () => {
    const problem = { code: 'damaged', file: 'results.jsonl', line: 12 } as const;
    const comparison = { ...comparisonSample, problem, paired: 0, pValue: null, verdict: 'not-comparable' } as const;
    const gates = [{ name: 'noRegression', threshold: 0.05, actual: null, verdict: 'inconclusive' }] as const;
    const { report, ...sample } = reportSamples.passing;
    const markdown = sampleMarkdown({ ...sample, report: { ...report, comparison, gates } }, lang);
    const said = reportWords(lang).comparison.problem(problem);
    expect(textOf(renderGfm(markdown)).split(said)).toHaveLength(3);
  });
});

test('a run with which nothing can be compared has no figures beside those of the others', () => {
  const document = documentSample(2);
  const [first] = document.heads;
  const nothing = {
    paired: 0,
    pValue: null,
    regressionCount: 0,
    improvementCount: 0,
    verdict: 'not-comparable',
  } as const;
  const last = documentSample(1, nothing).heads;
  const rows = text({ ...document, heads: [...(first === undefined ? [] : [first]), ...last] }).split('\n');
  expect(rows.find((row) => row.startsWith('Pass rate'))).toMatch(/^Pass rate +21\.68% +21\.53% +-$/);
  expect(rows.find((row) => row.startsWith('Got worse'))).toMatch(/^Got worse +3 +-$/);
  expect(rows.find((row) => row.startsWith('Compared'))).toMatch(/^Compared +1,319 +0$/);
  expect(rows.find((row) => row.startsWith('Verdict'))).toMatch(/^Verdict +WITHIN NOISE +NOT COMPARABLE$/);
});

test.each(Object.entries(hostileStrings))('a key or a name that is %s does nothing', (_, hostile) => {
  const document = documentSample(1, { regressions: [hostile, hostile], regressionCount: 2 });
  const named = { ...document, base: { ...document.base, name: hostile, model: hostile } };
  const shown = text(named, { width: 10_000 });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  expect(shown.split('\n')).toHaveLength(text(document, { width: 10_000 }).split('\n').length);
  const markdown = markdownComparison(named, { words: reportWords('en'), keys: 20 });
  expect(foundByGithub(renderGfm(markdown))).toEqual([]);
  const { report, ...sample } = reportSamples.passing;
  const comparison = {
    ...comparisonSample,
    baselineRunId: hostile,
    regressions: [hostile, hostile],
    regressionCount: 2,
  };
  expect(foundByGithub(renderGfm(sampleMarkdown({ ...sample, report: { ...report, comparison } }, 'en')))).toEqual([]);
});

test('a report sheds the keys that got worse last of all keys, and never what the comparison comes to', () => {
  const regressions = Array.from({ length: 9_999 }, (_, index) => `a-rather-long-key-${index}`);
  const comparison = { ...comparisonSample, regressions, regressionCount: 9_999 };
  const { report, ...sample } = reportSamples.failing;
  const shown = (maxBytes: number) =>
    sampleMarkdown({ ...sample, report: { ...report, comparison } }, 'en', { maxBytes });
  const count = (markdown: string) => markdown.match(/a-rather-long-key-/g)?.length ?? 0;
  expect(count(shown(1_000_000))).toBe(9_999);
  expect(count(shown(60_000))).toBe(1_000);
  expect(count(shown(20_000))).toBe(300);
  expect(shown(20_000)).toContain('overloaded');
  expect(count(shown(6_000))).toBe(100);
  expect(shown(6_000)).not.toContain('`gsm8k-0003`');
  for (const maxBytes of [60_000, 6_000, 2_500]) {
    expect(new TextEncoder().encode(shown(maxBytes)).length).toBeLessThanOrEqual(maxBytes);
    expect(shown(maxBytes)).toContain('WITHIN NOISE: of 1,319 requests');
  }
});
