import { describe, expect, test } from 'vitest';
import type { ComparedRates, ComparisonReport } from '../analyzer/report.ts';
import { type Lang, langs } from './lang.ts';
import { reportWords } from './report-words.ts';

const han = /\p{Script=Han}/u;

const rates: ComparedRates = {
  model: null,
  emulated: null,
  succeeded: 0,
  successRate: 0,
  successInterval: [0, 1],
  checks: null,
  tokens: 0,
  costUsd: null,
};

const comparison: ComparisonReport = {
  baselineRunId: 'base',
  problem: null,
  paired: 11,
  onlyInBaseline: 22,
  onlyInRun: 33,
  rowsDiffer: 44,
  rowsUnknown: 55,
  basis: 'success',
  baseline: rates,
  run: rates,
  successRateDelta: 0,
  passRateDelta: null,
  regressionCount: 6,
  improvementCount: 3,
  regressions: [],
  improvements: [],
  byType: [],
  pValue: 0.5078,
  verdict: 'within-noise',
  pricedAt: '2026-11-23',
};

/** Every text of a comparison, with figures that can be told apart. */
function textsOf(lang: Lang): Record<string, string> {
  const { comparison: words } = reportWords(lang);
  const { verdict, rows, columns, unjudged } = words;
  const problem = (code: 'missing' | 'damaged' | 'newer' | 'other-run', file: string | null, line: number | null) =>
    words.problem({ code, file, line });
  return {
    ...Object.fromEntries(Object.entries({ ...verdict, ...rows, ...columns, ...unjudged })),
    'summary, within noise': words.summary(comparison),
    'summary, worse': words.summary({ ...comparison, verdict: 'worse' }),
    'summary, better': words.summary({ ...comparison, verdict: 'better' }),
    'summary, nothing changed': words.summary({ ...comparison, regressionCount: 0, improvementCount: 0 }),
    'summary, nothing paired': words.summary({ ...comparison, pValue: null }),
    'problem, missing': problem('missing', null, null),
    'problem, damaged': problem('damaged', 'results.jsonl', 77),
    'problem, damaged file': problem('damaged', 'run.json', null),
    'problem, newer': problem('newer', null, null),
    'problem, other run': problem('other-run', null, null),
    against: words.against,
    emulated: words.emulated('11'),
    unknown: words.unknown,
    keys: words.keys(comparison).join(words.listSeparator),
    worseTitle: words.worseTitle('11'),
    betterTitle: words.betterTitle('11'),
    more: words.more('11'),
    models: words.models,
    changeColumn: words.changeColumn,
  };
}

/** The service's own word, in both languages. */
const names = ['Token'];

describe('the words of a comparison', () => {
  test('are Chinese in Chinese, and never in English', () => {
    expect(Object.values(textsOf('zh')).filter((text) => !han.test(text) && !names.includes(text))).toEqual([]);
    expect(Object.values(textsOf('en')).filter((text) => han.test(text))).toEqual([]);
  });

  test('show the same figures in both languages', () => {
    const figures = (text: string) => text.match(/\d+(\.\d+)?/g)?.toSorted() ?? [];
    const [en, zh] = langs.map((lang) => Object.entries(textsOf(lang)).map(([name, text]) => [name, ...figures(text)]));
    expect(zh).toEqual(en);
  });

  test.each(langs)('hold nothing that Markdown would take for its own, in %s', (lang) => {
    for (const text of Object.values(textsOf(lang))) expect(text).not.toMatch(/[$@#<>`*_|]|undefined|NaN|null/);
  });

  test('leave out the figures that are nothing', () => {
    const none = { ...comparison, onlyInBaseline: 0, onlyInRun: 0, rowsDiffer: 0, rowsUnknown: 0 };
    expect(langs.map((lang) => reportWords(lang).comparison.keys(none))).toEqual([
      ['11 keys compared'],
      ['比较了 11 个 key'],
    ]);
  });
});
