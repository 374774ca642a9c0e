import { describe, expect, test } from 'vitest';
import { rpcCodeNames } from '../wire/index.ts';
import description from '../wire/proof/description.json' with { type: 'json' };
import { type Lang, langs } from './lang.ts';
import { meaningOf, reportWords } from './report-words.ts';

const han = /\p{Script=Han}/u;

/** Every text of the Markdown report but the reasons, with figures that can be told apart. */
function textsOf(lang: Lang): Record<string, string> {
  const { markdown } = reportWords(lang);
  const { verdict, title, gates, unjudged, labels, columns, integrity } = markdown;
  const plain = { ...prefixed('verdict', verdict), ...prefixed('title', title), ...prefixed('gates', gates) };
  return {
    ...plain,
    ...prefixed('unjudged', unjudged),
    ...prefixed('labels', labels),
    succeeded: markdown.succeeded('11', '22', '33%'),
    passed: markdown.passed('11', '22', '33%'),
    'emulated.title': markdown.emulated.title,
    'emulated.text': markdown.emulated.text,
    'columns.successRate': columns.successRate,
    'columns.passRate': columns.passRate,
    'columns.cost': columns.cost(false),
    'columns.cost, emulated': columns.cost(true),
    total: markdown.total,
    others: markdown.others(11),
    ofChecked: markdown.ofChecked('11', '22'),
    'usd, emulated': markdown.usd('11', true),
    'saved, emulated': markdown.saved('11', '22%', true),
    because: markdown.because('11', '22'),
    jobs: markdown.jobs(11),
    requests: markdown.requests(11),
    failuresTitle: markdown.failuresTitle(11, 22),
    unknownReason: markdown.unknownReason,
    otherReasons: markdown.otherReasons(11, 22),
    checksTitle: markdown.checksTitle('11', '22'),
    moreChecks: markdown.moreChecks(11, true),
    'integrity.title': integrity.title,
    'integrity.missing': integrity.missing(11),
    'integrity.duplicated': integrity.duplicated(11),
    'integrity.ambiguous': integrity.ambiguous(11),
    'integrity.unexpected': integrity.unexpected(11),
    'integrity.malformed': integrity.malformed(11),
    retryable: markdown.retryable(11),
    moreFailures: markdown.moreFailures('11'),
    shortened: markdown.shortened('results', '[33](44)'),
    shortenedComment: markdown.shortened('summary', '[33](44)'),
  };
}

function prefixed(group: string, texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${group}.${name}`, text]));
}

describe('the words of the Markdown report', () => {
  test('are Chinese in Chinese, and never in English', () => {
    expect(Object.entries(textsOf('zh')).filter(([, text]) => !han.test(text))).toEqual([]);
    expect(Object.entries(textsOf('en')).filter(([, text]) => han.test(text))).toEqual([]);
  });

  test('show the same figures in both languages', () => {
    const figures = (text: string) => text.match(/\d+/g)?.toSorted() ?? [];
    const [en, zh] = langs.map((lang) => Object.entries(textsOf(lang)).map(([name, text]) => [name, ...figures(text)]));
    expect(zh).toEqual(en);
  });

  test.each(langs)('hold no dollar sign, mention or markup that GitHub would take for its own, in %s', (lang) => {
    for (const text of Object.values(textsOf(lang))) expect(text).not.toMatch(/[$@#<>`*_|]|undefined|NaN/);
  });

  test('count one in the singular', () => {
    const { markdown } = reportWords('en');
    expect(markdown.jobs(1)).toBe('Job');
    expect(markdown.failuresTitle(1, 1)).toBe('1 request failed, for 1 reason');
    expect(markdown.integrity.malformed(1)).toBe('1 malformed line');
  });
});

/** Every value of the service's own description that is a failure; a new one there asks for its words here. */
const { Candidate, PromptFeedback } = description.schemas;
const described = [...Candidate.properties.finishReason.enum, ...PromptFeedback.properties.blockReason.enum];

/** What can stand as the reason of a failed request. */
const reasons = new Set([
  ...['MISSING', 'EMPTY', 'AMBIGUOUS', 'NOT_SENT'],
  ...['JOB_FAILED', 'JOB_EXPIRED', 'JOB_CANCELLED', 'JOB_GONE', 'OUTPUT_LOST'],
  ...described.filter((reason) => reason !== 'STOP' && reason !== 'FINISH_REASON_UNSPECIFIED'),
  ...rpcCodeNames.filter((name) => name !== 'OK'),
]);

describe.each(langs)('meaningOf in %s', (lang) => {
  const words = reportWords(lang);

  test.each([...reasons])('%s: what happened, and what to do', (reason) => {
    expect(meaningOf(reason, words)).toMatch(lang === 'zh' ? /，.*(请|可以|没有用)|请/ : /; .+/);
  });

  test.each(['NEVER_HEARD_OF', 'constructor', '__proto__', 'toString', ''])('"%s" has none', (reason) => {
    expect(meaningOf(reason, words)).toBeNull();
  });
});
