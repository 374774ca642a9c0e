import { describe, expect, test } from 'vitest';
import { buildReport } from '../../analyzer/build-report.ts';
import { createResultCollector } from '../../analyzer/collect-results.ts';
import type { Report, ReportRun } from '../../analyzer/report.ts';
import { createTally } from '../../analyzer/tally.ts';
import type { Lang } from '../../locales/lang.ts';
import { reportWords } from '../../locales/report-words.ts';
import { textReport } from './text-report.ts';

const run: ReportRun = {
  id: 'r',
  backend: 'gemini',
  emulated: false,
  baseUrl: 'https://service.test',
  model: 'gemini-3.5-flash-lite',
  suite: null,
  createdAt: '2026-11-23T12:00:00.000Z',
  completedAt: '2026-11-23T12:30:00.000Z',
  jobs: [],
  git: null,
};

interface Line {
  readonly key: string;
  readonly type?: string;
  readonly output: Record<string, unknown>;
}

/** The report on some lines of output. */
function analyzed(lines: readonly Line[], more: Partial<ReportRun> = {}): Report {
  const collector = createResultCollector();
  for (const { key, type = 'custom' } of lines) collector.expect({ key, type, checks: [], rowDigest: '' });
  lines.forEach(({ key, output }, index) => {
    collector.take(JSON.stringify({ key, ...output }), { shard: 1, attempt: 1, line: index + 1 });
  });
  const tally = createTally(more.model ?? run.model, Date.parse(run.createdAt));
  for (const collected of collector.results()) tally.add(collected);
  return buildReport({
    tool: { name: 'gemini-batch-test', version: '0.1.0' },
    run: { ...run, ...more },
    gates: {},
    timings: [{ createdAtMs: 0, runningAtMs: 60_000, endedAtMs: 600_000 }],
    faults: collector.faults,
    malformedAt: collector.malformedAt,
    requestsKnown: true,
    canaries: null,
    comparison: null,
    tally,
  });
}

function text(lines: readonly Line[], more: Partial<ReportRun> = {}, lang: Lang = 'en', expectedTo = 900): string {
  return textReport(analyzed(lines, more), {
    words: reportWords(lang),
    paint: (_style, shown) => shown,
    checkFailures: [],
    expectedSeconds: { from: 300, to: expectedTo },
    folder: 'output/runs/x',
    columns: 200,
  });
}

const usageMetadata = { promptTokenCount: 100, candidatesTokenCount: 200 };

function answered(answer: string, finishReason = 'STOP', more: object = {}): Record<string, unknown> {
  const candidates = [{ content: { parts: [{ text: answer }] }, finishReason }];
  return { response: { candidates, usageMetadata, ...more } };
}

const unknown =
  'a reason that this tool does not know; see the message, send it again, and reword the request if it comes again';

describe('textReport: why requests failed', () => {
  const shown = text([
    { key: 'error', output: { error: { code: 8, message: 'Quota exceeded.' } } },
    { key: 'unknown-code', output: { error: { code: 99 } } },
    { key: 'prompt-blocked', output: { response: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } } } },
    { key: 'blocked-oddly', output: { response: { promptFeedback: { blockReason: 'constructor' } } } },
    { key: 'answer-blocked', output: answered('', 'SAFETY') },
    { key: 'empty', output: answered('') },
    { key: 'thoughts-only', output: answered(' ', 'MAX_TOKENS') },
    { key: 'missing', output: { key: 'another' } },
  ]);

  test.each([
    [
      'error',
      'RESOURCE_EXHAUSTED: a quota was used up; send it again later, or in smaller batches\n    Quota exceeded.',
    ],
    ['unknown-code', `CODE_99: ${unknown}`],
    ['prompt-blocked', 'PROHIBITED_CONTENT: refused as prohibited content; reword the prompt'],
    ['blocked-oddly', `constructor: ${unknown}`],
    ['answer-blocked', 'SAFETY: stopped by the safety filter; see safetySettings'],
    ['empty', 'EMPTY: the answer is empty; send it again, or reword the prompt'],
    [
      'thoughts-only',
      'MAX_TOKENS: nothing was written before maxOutputTokens was used up; thinking counts too: raise it, or retry with --more-room',
    ],
    ['missing', 'MISSING: no line in the output; worth another attempt'],
  ])('%s', (key, why) => {
    expect(shown).toContain(`\n  ✗ 1 × ${why}\n      ${key}\n`);
  });
});

describe('textReport: cost', () => {
  const lines = [{ key: 'a', output: answered('yes') }];

  test('at the service', () => {
    expect(text(lines)).toContain('\nCost             $0.000265 (standard price $0.000530)\n');
  });

  test('an emulated run says that nothing was billed', () => {
    expect(text(lines, { emulated: true })).toContain('(standard price $0.000530), as it would be; not billed\n');
    expect(text(lines, { emulated: true }, 'zh')).toContain('，为推算值，未实际计费\n');
  });

  test('a model without a price has no cost', () => {
    const shown = text(lines, { model: 'gemini-unheard-of' });
    expect(shown).toContain(
      '\nCost             not known: no price for the model that answered, or no token counts for all that was done\n',
    );
    expect(shown).not.toContain('$');
  });
});

test('textReport: the expected time is told at the service only', () => {
  const lines = [{ key: 'a', output: answered('yes') }];
  expect(text(lines)).toContain('\nExpected time    5m0s to 15m0s\n');
  expect(text(lines, {}, 'en', 400)).toContain('1.5 times the longest expected time');
  expect(text(lines, { emulated: true })).not.toContain('xpected time');
});

test('textReport: one of a kind is told in the singular', () => {
  const shown = text([
    { key: 'a', output: answered('cut', 'MAX_TOKENS') },
    { key: 'b', output: answered('x', 'STOP', { modelVersion: 'gemini-2.5-pro' }) },
  ]);
  expect(shown).toContain('1 answer was cut off');
  expect(shown).toContain('1 answer came from another model');
});

describe('textReport: nothing from outside moves the cursor, colours or turns text', () => {
  const hostile = '\u001b[2J\u001b]0;owned\u0007\rPASS\u202egnorw\u2066\u009b31m\nPASS';
  const uncontrolled = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
  const unsafe = (shown: string) =>
    shown.split('\n').filter((line) => uncontrolled.test(line) || line.startsWith('PASS'));

  test.each<[string, Line, Partial<ReportRun>]>([
    ['a key', { key: hostile, output: answered('') }, {}],
    ['a type', { key: 'a', type: hostile, output: answered('') }, {}],
    ['a message', { key: 'a', output: { error: { code: 3, message: hostile } } }, {}],
    ['a block reason', { key: 'a', output: { response: { promptFeedback: { blockReason: hostile } } } }, {}],
    ['a model', { key: 'a', output: answered('') }, { model: hostile }],
    [
      'the name of a job',
      { key: 'a', output: answered('') },
      {
        jobs: [
          {
            name: hostile,
            state: 'FAILED',
            shard: 1,
            attempt: 1,
            requests: 1,
            createTime: null,
            runningTime: null,
            endTime: null,
          },
        ],
      },
    ],
  ])('%s', (_what, line, more) => {
    for (const lang of ['en', 'zh'] as const) expect(unsafe(text([line], more, lang))).toEqual([]);
  });
});

test('textReport: every style is the caller’s', () => {
  const report = analyzed([{ key: 'b', output: { error: { code: 14, message: 'busy' } } }]);
  const paint = (style: string, shown: string) => `<${style}>${shown}</${style}>`;
  const options = { words: reportWords('en'), paint, checkFailures: [], expectedSeconds: null, columns: 80 };
  const painted = textReport(report, { ...options, folder: 'x' });
  expect(painted.split('\n')[0]).toBe('<bad>FAIL</bad>  0 of 1 requests succeeded (0.00%)');
  expect(painted).toContain('<strong>Gates</strong>');
  expect(painted).toContain('<bad>✗</bad> 1 × UNAVAILABLE: ');
});
