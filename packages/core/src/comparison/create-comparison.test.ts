import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ComparisonReport } from '../analyzer/report.ts';
import { wilsonInterval } from '../analyzer/wilson-interval.ts';
import { priceTable } from '../pricing/price-table.ts';
import { createAnswerCost } from './answer-cost.ts';
import { createBaselineIndex } from './baseline-index.ts';
import type { ComparedResult } from './compared-result.ts';
import { createComparison } from './create-comparison.ts';
import { mcnemarTest } from './mcnemar-test.ts';

const pricedAtMs = Date.parse('2026-11-23T12:00:00Z');
const costOf = createAnswerCost('gemini-3.5-flash-lite', { prices: priceTable, pricedAtMs });

function result(key: string, more: Partial<ComparedResult> & { passed?: boolean } = {}): ComparedResult {
  const { passed, ...given } = more;
  return {
    key,
    type: 'custom',
    rowDigest: `row of ${key}`,
    outcome: 'succeeded',
    checks: passed === undefined ? [] : [{ name: 'number', passed }],
    tokens: { prompt: 10, cached: 0, candidates: 5, thoughts: 1 },
    modelVersion: null,
    ...given,
  };
}

function compare(base: readonly ComparedResult[], head: readonly ComparedResult[]): ComparisonReport {
  const index = createBaselineIndex(costOf);
  for (const each of base) index.add(each);
  const comparison = createComparison(index, costOf, {
    baselineRunId: 'base',
    problem: null,
    baseline: { model: null, emulated: null },
    run: { model: null, emulated: null },
    pricedAtMs,
  });
  for (const each of head) comparison.add(each);
  return comparison.report();
}

const failed = { outcome: 'failed', tokens: null } as const;

describe('a comparison', () => {
  test('with the same run is within noise, with p = 1 and no change', () => {
    const run = [result('a', { passed: true }), result('b', { passed: false }), result('c', failed)];
    const report = compare(run, run);
    expect(report).toMatchObject({
      paired: 3,
      basis: 'checks',
      successRateDelta: 0,
      passRateDelta: 0,
      regressions: [],
      improvements: [],
      pValue: 1,
      verdict: 'within-noise',
    });
    expect(report.baseline).toEqual(report.run);
  });

  test.each([
    ['disjoint runs', [result('a')], [result('b')], { onlyInBaseline: 1, onlyInRun: 1 }],
    ['an empty baseline', [], [result('b')], { onlyInBaseline: 0, onlyInRun: 1 }],
    ['an empty run', [result('a')], [], { onlyInBaseline: 1, onlyInRun: 0 }],
    ['two empty runs', [], [], { onlyInBaseline: 0, onlyInRun: 0 }],
    ['other rows', [result('a', { rowDigest: 'x' })], [result('a', { rowDigest: 'y' })], { rowsDiffer: 1 }],
    ['rows nobody knows', [result('a', { rowDigest: '' })], [result('a', { rowDigest: '' })], { rowsUnknown: 1 }],
    ['a row known on one side', [result('a', { rowDigest: '' })], [result('a')], { rowsUnknown: 1 }],
  ])('of %s has nothing to compare', (_, base, head, counts) => {
    expect(compare(base, head)).toMatchObject({
      paired: 0,
      ...counts,
      successRateDelta: 0,
      passRateDelta: null,
      pValue: null,
      verdict: 'not-comparable',
      baseline: { successRate: 0, successInterval: [0, 1], checks: null, tokens: 0, costUsd: 0 },
    });
  });

  test.each([
    ['6 worse', 6, 0, 'worse'],
    ['6 better', 0, 6, 'better'],
    ['5 worse', 5, 0, 'within-noise'],
    ['6 worse and 6 better', 6, 6, 'within-noise'],
  ] as const)('of %s gives the verdict by p < 0.05 and the direction', (_, worse, better, verdict) => {
    const keys = Array.from({ length: worse + better }, (_unused, index) => `k${index}`);
    const base = keys.map((key, index) => result(key, index < worse ? {} : failed));
    const head = keys.map((key, index) => result(key, index < worse ? failed : {}));
    const report = compare(base, head);
    expect(report).toMatchObject({ verdict, regressionCount: worse, improvementCount: better });
    expect(report.regressions).toEqual(keys.slice(0, worse));
    expect(report.improvements).toEqual(keys.slice(worse));
  });

  test('goes by the checks where both sides have some, else by success', () => {
    const base = [result('a', { passed: true }), result('b', { passed: true }), result('c')];
    const head = [result('a', { passed: false }), result('b'), result('c', { passed: false })];
    expect(compare(base, head)).toMatchObject({ basis: 'checks', regressions: ['a'], passRateDelta: -1 });
    expect(compare([result('a')], [result('a', failed)])).toMatchObject({ basis: 'success', regressions: ['a'] });
  });

  test('counts more changed keys than it lists', () => {
    const keys = Array.from({ length: 10_001 }, (_, index) => `k${index}`);
    const report = compare(
      keys.map((key) => result(key)),
      keys.map((key) => result(key, failed)),
    );
    expect(report.regressionCount).toBe(10_001);
    expect(report.regressions).toEqual(keys.slice(0, 10_000));
  });

  test.each([
    ['of a model without a price', { modelVersion: 'gemini-4-carbon' }],
    ['of a success without token counts', { tokens: null }],
  ])('does not know the cost %s', (_, more) => {
    const { run, baseline } = compare([result('a')], [result('a', more)]);
    expect(run.costUsd).toBeNull();
    expect(baseline.costUsd).toBeCloseTo((10 * 0.15 + 6 * 1.25) / 1e6, 12);
  });

  test('names the model that answered, where it is one', () => {
    const base = ['a', 'b'].map((key) => result(key, { modelVersion: 'one' }));
    const { baseline, run } = compare(base, [
      result('a', { modelVersion: 'one' }),
      result('b', { modelVersion: 'two' }),
    ]);
    expect([baseline.model, run.model]).toEqual(['one', null]);
  });

  test('takes a key once, and says when it comes again', () => {
    const index = createBaselineIndex(costOf);
    expect([index.add(result('a')), index.add(result('a', failed))]).toEqual([true, false]);
    const nobody = { model: null, emulated: null };
    const sides = { baselineRunId: 'x', problem: null, baseline: nobody, run: nobody, pricedAtMs };
    const comparison = createComparison(index, costOf, sides);
    const added = ['a', 'a', 'new', 'new'].map((key) => comparison.add(result(key)));
    expect(added).toEqual([true, false, true, false]);
    expect(comparison.report()).toMatchObject({ paired: 1, onlyInRun: 1, onlyInBaseline: 0 });
  });
});

const keys = fc.constantFrom(...'abcdefgh', '', '__proto__', 'constructor', 'ключ', '\ud800', 'a\u0000b', '潮汐');
const results = fc.uniqueArray(
  fc.record({
    key: keys,
    type: fc.constantFrom('x', 'y', '__proto__'),
    rowDigest: fc.constantFrom('', 'r1', 'r1', 'r1', 'r2'),
    outcome: fc.constantFrom('succeeded', 'failed'),
    checks: fc.array(fc.record({ name: fc.constantFrom('number', 'json'), passed: fc.boolean() }), { maxLength: 2 }),
    tokens: fc.option(
      fc.record({ prompt: fc.nat(1e6), cached: fc.constant(0), candidates: fc.nat(1e6), thoughts: fc.nat(9) }),
    ),
    modelVersion: fc.constantFrom(null, 'gemini-3.5-flash-lite', 'gemini-4-carbon'),
  }),
  { selector: ({ key }) => key },
);

/** The same from arrays, one figure after the other. */
function reference(base: readonly ComparedResult[], head: readonly ComparedResult[]): Partial<ComparisonReport> {
  const shared = head.flatMap((is) => {
    const was = base.find(({ key }) => key === is.key);
    return was === undefined ? [] : [{ was, is }];
  });
  const known = shared.filter(({ was, is }) => was.rowDigest !== '' && is.rowDigest !== '');
  const pairs = known.filter(({ was, is }) => was.rowDigest === is.rowDigest);
  const isChecked = ({ was, is }: (typeof pairs)[number]) => was.checks.length > 0 && is.checks.length > 0;
  const passes = ({ checks }: ComparedResult) => checks.every(({ passed }) => passed);
  const succeeds = ({ outcome }: ComparedResult) => outcome === 'succeeded';
  const changed = (from: boolean) =>
    pairs
      .filter((pair) => {
        const isGood = isChecked(pair) ? passes : succeeds;
        return isGood(pair.was) === from && isGood(pair.is) === !from;
      })
      .map(({ is }) => is.key);
  const checked = pairs.filter(isChecked);
  const rates = (side: 'was' | 'is') => {
    const succeeded = pairs.filter((pair) => succeeds(pair[side])).length;
    const passed = checked.filter((pair) => passes(pair[side])).length;
    const costs = pairs.map((pair) => costOf(pair[side]));
    return expect.objectContaining({
      succeeded,
      successRate: pairs.length === 0 ? 0 : succeeded / pairs.length,
      successInterval: wilsonInterval(succeeded, pairs.length),
      checks:
        checked.length === 0
          ? null
          : {
              total: checked.length,
              passed,
              passRate: passed / checked.length,
              passInterval: wilsonInterval(passed, checked.length),
            },
      tokens: pairs
        .map((pair) => pair[side].tokens)
        .reduce((sum, used) => sum + (used === null ? 0 : used.prompt + used.candidates + used.thoughts), 0),
      costUsd: costs.includes(null) ? null : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
    });
  };
  const regressions = changed(true);
  const improvements = changed(false);
  return {
    paired: pairs.length,
    onlyInBaseline: base.length - shared.length,
    onlyInRun: head.length - shared.length,
    rowsDiffer: known.length - pairs.length,
    rowsUnknown: shared.length - known.length,
    basis: checked.length > 0 ? 'checks' : 'success',
    baseline: rates('was'),
    run: rates('is'),
    regressionCount: regressions.length,
    improvementCount: improvements.length,
    regressions,
    improvements,
    pValue: pairs.length === 0 ? null : mcnemarTest(regressions.length, improvements.length),
  };
}

test('a comparison gives what arrays give, whatever the keys, rows, checks and order', () => {
  fc.assert(
    fc.property(results, results, (base, head) => {
      const report = compare(base, head);
      expect(report).toMatchObject(reference(base, head));
      const sum = (figure: (type: ComparisonReport['byType'][number]) => number) =>
        report.byType.reduce((all, type) => all + figure(type), 0);
      expect(sum(({ paired }) => paired)).toBe(report.paired);
      expect(sum(({ regressions }) => regressions)).toBe(report.regressionCount);
      expect(sum(({ improvements }) => improvements)).toBe(report.improvementCount);
      expect(sum(({ paired, successRateDelta }) => paired * successRateDelta)).toBeCloseTo(
        report.paired * report.successRateDelta,
        9,
      );
      for (const { type, paired } of report.byType) {
        expect(paired).toBe(
          head.filter(
            (is) =>
              is.type === type &&
              is.rowDigest !== '' &&
              base.some((was) => was.key === is.key && was.rowDigest === is.rowDigest),
          ).length,
        );
      }
    }),
  );
});
