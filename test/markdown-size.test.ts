import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { langs, type Report } from '../packages/core/src/index.ts';
import { elementsOf, foundByGithub, renderGfm, textOf } from './support/gfm.ts';
import { hostileStrings } from './support/hostile-strings.ts';
import { type ReportSample, reportSamples } from './support/report-samples.ts';
import { sampleLinks, sampleMarkdown } from './support/sample-markdown.ts';

const { failing } = reportSamples;

/** What fits in no line: keys, types, reasons and messages from outside. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(...Object.values(hostileStrings)),
  fc.integer({ min: 0, max: 30 }).map((number) => `request-${number}`),
);
const count = fc.integer({ min: 0, max: 10_000_000 });

const sample: fc.Arbitrary<ReportSample> = fc
  .record({
    failures: fc.array(fc.record({ key: text, reason: text, message: fc.option(text) }), { maxLength: 300 }),
    checkFailures: fc.array(fc.record({ key: text, checks: fc.array(text, { minLength: 1, maxLength: 3 }) }), {
      maxLength: 300,
    }),
    types: fc.array(fc.record({ type: text, total: count, tokens: count }), { maxLength: 60 }),
    run: fc.record({ suite: fc.option(text), model: text, emulated: fc.boolean() }),
    verdict: fc.constantFrom<Report['verdict']>('pass', 'fail', 'inconclusive'),
    cancelled: fc.boolean(),
    costUsd: fc.option(fc.double({ min: 0, max: 10_000, noNaN: true })),
  })
  .map(({ failures, checkFailures, types, run, verdict, cancelled, costUsd }) => ({
    failures,
    checkFailures,
    report: {
      ...failing.report,
      verdict,
      run: {
        ...failing.report.run,
        ...run,
        jobs: failing.report.run.jobs.map((job) => ({ ...job, state: cancelled ? 'CANCELLED' : 'SUCCEEDED' })),
      },
      byType: types.map(({ type, total, tokens }) => ({
        type,
        total,
        succeeded: Math.floor(total / 2),
        failed: total - Math.floor(total / 2),
        successRate: 0.5,
        checked: total,
        passed: Math.floor(total / 3),
        tokens,
        costUsd: total / 1e6,
      })),
      errors: failures.map(({ key, reason, message }) => ({
        code: 14,
        status: reason,
        message,
        count: 1,
        retryable: true,
        keys: [key],
      })),
      cost:
        costUsd === null
          ? null
          : { currency: 'USD', batch: costUsd, standard: costUsd * 2, saved: costUsd, pricedAt: '', source: '' },
      gates: failing.report.gates.map((gate) => ({
        ...gate,
        verdict,
        actual: verdict === 'inconclusive' ? null : gate.actual,
      })),
    },
  }));

describe('a report of any size', () => {
  test('fits, is sound Markdown, and keeps verdict, total and gates', () => {
    fc.assert(
      fc.property(sample, fc.constantFrom(...langs), fc.integer({ min: 2_000, max: 40_000 }), (any, lang, maxBytes) => {
        const markdown = sampleMarkdown(any, lang, { maxBytes });
        expect(new TextEncoder().encode(markdown).length).toBeLessThanOrEqual(maxBytes);
        const tree = renderGfm(markdown);
        expect(foundByGithub(tree)).toEqual([]);
        expect(elementsOf(tree, 'table')).toHaveLength(1);
        expect(
          elementsOf(tree, 'a').every(({ properties }) => Object.values(sampleLinks).includes(String(properties.href))),
        ).toBe(true);
        const shown = textOf(tree);
        expect(shown).toContain('184/200');
        expect(shown).toContain('98.00%');
        if (any.report.byType.length !== 1) expect(shown).toContain(lang === 'zh' ? '合计' : 'Total');
      }),
      { numRuns: 60 },
    );
  });

  test('leaves out details in the order that it promises, and says so', () => {
    const many: ReportSample = {
      report: {
        ...failing.report,
        byType: Array.from({ length: 30 }, (_, index) => typeRow(index)),
        errors: Array.from({ length: 15 }, (_, index) => ({
          code: 14,
          status: `REASON_${index}`,
          message: 'said so',
          count: 20,
          retryable: true,
          keys: [],
        })),
      },
      failures: Array.from({ length: 300 }, (_, index) => ({
        key: `failed-${index}`,
        reason: `REASON_${index % 15}`,
        message: `said so ${index}`,
      })),
      checkFailures: Array.from({ length: 200 }, (_, index) => ({ key: `unchecked-${index}`, checks: ['number'] })),
    };
    const parts: readonly (readonly [string, RegExp])[] = [
      ['messages', /`said so \d+`/],
      ['keys of failed checks', /`unchecked-\d+`/],
      ['keys of failed requests', /`failed-\d+`/],
      ['types', /`type-25`/],
      ['more than ten reasons', /`REASON_14`/],
      ['reasons', /`REASON_0`/],
      ['the run', /`gemini-3.5-flash-lite`/],
    ];
    const sizes = Array.from({ length: 200 }, (_, index) => 40_000 - index * 190);
    const seen = sizes.map((maxBytes) => {
      const markdown = sampleMarkdown(many, 'en', { maxBytes });
      const left = parts.filter(([, pattern]) => pattern.test(markdown)).map(([name]) => name);
      if (left.length < parts.length) expect(markdown).toContain('Shortened to fit');
      return left;
    });
    // Each is gone before the next one goes.
    const names = parts.map(([name]) => name);
    for (const left of seen) expect(left).toEqual(names.slice(names.length - left.length));
    expect(seen[0]).toEqual(names);
    expect(seen.at(-1)).toEqual(['the run']);
  });

  test.each(langs)('with the longest of names fits the smallest limit, without the run, in %s', (lang) => {
    const wide = '𒐫'.repeat(100);
    const jobs = failing.report.run.jobs.map((job) => ({ ...job, name: wide }));
    const run = { ...failing.report.run, emulated: true, suite: wide, model: wide, jobs };
    const markdown = sampleMarkdown({ ...failing, report: { ...failing.report, run } }, lang, { maxBytes: 2_000 });
    expect(new TextEncoder().encode(markdown).length).toBeLessThanOrEqual(2_000);
    expect(markdown).not.toContain('1f0c2a9');
    expect(markdown).toContain('98.00%');
    expect(markdown).toContain('**52,730**');
  });

  test.each([1_999, 0, -1, Number.NaN])('a limit of %d bytes is refused', (maxBytes) => {
    expect(() => sampleMarkdown(failing, 'en', { maxBytes })).toThrow(RangeError);
  });
});

function typeRow(index: number): Report['byType'][number] {
  return {
    type: `type-${index}`,
    total: 10,
    succeeded: 9,
    failed: 1,
    successRate: 0.9,
    checked: 10,
    passed: 8,
    tokens: 100,
    costUsd: 0.001,
  };
}
