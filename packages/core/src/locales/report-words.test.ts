import { expect, test } from 'vitest';
import type { Finding } from '../analyzer/findings.ts';
import { type Lang, langs } from './lang.ts';
import { reportWords } from './report-words.ts';

const han = /\p{Script=Han}/u;

/** One of every kind; the compiler asks for a new one here. */
const findings: { readonly [K in Finding['kind']]: Finding & { kind: K } } = {
  'success-good': { kind: 'success-good', good: true, rate: 0.95 },
  'success-poor': { kind: 'success-poor', good: false, rate: 0.5 },
  'speed-as-expected': { kind: 'speed-as-expected', good: true, factor: 1 },
  'speed-fast': { kind: 'speed-fast', good: true, factor: 3.25 },
  'speed-slow': { kind: 'speed-slow', good: false, factor: 3.25 },
  'per-request': { kind: 'per-request', good: true, seconds: 3.4 },
  saved: { kind: 'saved', good: true, usd: 1.5, part: 0.5 },
  retryable: { kind: 'retryable', good: false, count: 1234 },
  'checks-failed': { kind: 'checks-failed', good: false, count: 31, total: 77 },
  truncated: { kind: 'truncated', good: false, count: 1234 },
  'model-differs': { kind: 'model-differs', good: false, count: 1234 },
  'canaries-matched': { kind: 'canaries-matched', good: true, matched: 22, sent: 22 },
  'canaries-unmatched': { kind: 'canaries-unmatched', good: false, matched: 11, sent: 22 },
  'price-old': { kind: 'price-old', good: false, readOn: '2026-05-01', days: 1234 },
  'cost-unknown': { kind: 'cost-unknown', good: false, why: { reason: 'no-price', models: ['MODEL'] } },
  repeated: { kind: 'repeated', good: false, answers: 31, keys: 1234, examples: ['KEY-A', 'KEY-B'] },
  'malformed-at': { kind: 'malformed-at', good: false, count: 1234, places: [{ shard: 7, attempt: 2, line: 31 }] },
  'lines-faulty': { kind: 'lines-faulty', good: false, count: 1234 },
};

/** Every text of a language, under the name by which a report asks for it. */
function textsOf(lang: Lang): Map<string, string> {
  const words = reportWords(lang);
  const groups = ['verdict', 'labels', 'headings', 'columns', 'gates', 'reasons'] as const;
  const named = groups.flatMap((group) =>
    Object.entries(words[group]).map(([name, text]): [string, string] => [`${group}.${name}`, text]),
  );
  return new Map([
    ...named,
    ...Object.values(findings).map((found): [string, string] => [`finding.${found.kind}`, words.finding(found)]),
    ['headline', words.headline('9', '10', '90%')],
    ['emulated', words.emulated],
    ['rate', words.rate('90%', '80%', '95%')],
    ['checksPassed', words.checksPassed('9', '10', '90%', '80%', '95%')],
    ['time', words.time('5m', '1m', '4m')],
    ['timeUnknown', words.timeUnknown],
    ['perRequest', words.perRequest('3s')],
    ['tokens', words.tokens('1', '2', '3')],
    ['cost', words.cost('$1', '$2', false)],
    ['cost, emulated', words.cost('$1', '$2', true)],
    ['saved', words.saved('$1', '50%')],
    ['costUnknown', words.costUnknown],
    ['gate', words.gate('x', '0.8', '0.9')],
    ['gateUnknown', words.gateUnknown],
    ['moreFailures', words.moreFailures('12')],
    ['duration', words.duration(3723)],
  ]);
}

test('reportWords: both languages have words for the same things', () => {
  expect([...textsOf('zh').keys()].toSorted()).toEqual([...textsOf('en').keys()].toSorted());
});

test.each(langs)('reportWords: no text is empty or broken in %s', (lang) => {
  for (const text of textsOf(lang).values()) expect(text).not.toMatch(/^\s*$|undefined|\[object|NaN|null/);
});

test('reportWords: Chinese text is Chinese, but for the word token, and English text is not', () => {
  const words = (lang: Lang, chinese: boolean): string[] =>
    [...textsOf(lang)].filter(([, text]) => han.test(text) === chinese).map(([name]) => name);
  expect(words('zh', false)).toEqual(['columns.tokens']);
  expect(words('en', true)).toEqual([]);
});

test.each(langs)('reportWords: the numbers of a text are all shown in %s', (lang) => {
  const words = reportWords(lang);
  const texts: [string, string[]][] = [
    [words.headline('A', 'B', 'C'), ['A', 'B', 'C']],
    [words.rate('A', 'B', 'C'), ['A', 'B', 'C']],
    [words.checksPassed('A', 'B', 'C', 'D', 'E'), ['A', 'B', 'C', 'D', 'E']],
    [words.time('A', 'B', 'C'), ['A', 'B', 'C']],
    [words.expected('A', 'B'), ['A', 'B']],
    [words.tokens('A', 'B', 'C'), ['A', 'B', 'C']],
    [words.cost('A', 'B', true), ['A', 'B']],
    [words.saved('A', 'B'), ['A', 'B']],
    [words.gate('A', 'B', 'C'), ['A', 'B', 'C']],
    [words.finding(findings.retryable), ['1,234']],
    [words.finding(findings['success-good']), ['95.00%']],
    [words.finding(findings['speed-slow']), ['3.3']],
    [words.finding(findings.saved), ['$1.50', '50.00%']],
    [words.finding(findings['price-old']), ['1,234', '2026-05-01']],
    [words.finding(findings['cost-unknown']), ['MODEL', '--prices FILE']],
    [words.finding(findings.repeated), ['31', '1,234', 'KEY-A', 'KEY-B']],
    [words.finding(findings['malformed-at']), ['1,234', 'shards/0007-2/output.jsonl:31']],
  ];
  for (const [text, numbers] of texts) for (const number of numbers) expect(text).toContain(number);
});

test.each(langs)('reportWords: a time whose parts were not seen is the total alone, in %s', (lang) => {
  expect(reportWords(lang).time('5m', null, '4m')).toBe('5m');
  expect(reportWords(lang).time('5m', '1m', null)).toBe('5m');
});

test('reportWords: an emulated cost says that nothing was billed', () => {
  expect(reportWords('en').cost('$1', '$2', true)).toContain('not billed');
  expect(reportWords('en').cost('$1', '$2', false)).not.toContain('billed');
});
