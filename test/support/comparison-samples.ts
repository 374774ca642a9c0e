import type { ComparedRates, ComparisonDocument, ComparisonReport } from '../../packages/core/src/index.ts';

const rates = (passed: number, more: Partial<ComparedRates> = {}): ComparedRates => ({
  model: 'gemini-3.5-flash-lite',
  emulated: false,
  succeeded: 1_319,
  successRate: 1,
  successInterval: [0.997096, 1],
  checks: { total: 1_319, passed, passRate: passed / 1_319, passInterval: [0.195454, 0.239853] },
  tokens: 171_930,
  costUsd: 0.1274,
  ...more,
});

/** A run of 1,319 requests in which three keys got worse and one better. */
export const comparisonSample: ComparisonReport = {
  baselineRunId: '20261128-101112-0a1b',
  problem: null,
  paired: 1_319,
  onlyInBaseline: 4,
  onlyInRun: 0,
  rowsDiffer: 2,
  rowsUnknown: 0,
  basis: 'checks',
  baseline: rates(286),
  run: rates(284, { tokens: 168_405, costUsd: 0.123 }),
  successRateDelta: 0,
  passRateDelta: -2 / 1_319,
  regressionCount: 3,
  improvementCount: 1,
  regressions: ['gsm8k-0022', 'gsm8k-0025', '潮汐-'.repeat(40)],
  improvements: ['gsm8k-0004'],
  byType: [
    { type: 'gsm8k', paired: 1_319, successRateDelta: 0, passRateDelta: -2 / 1_319, regressions: 3, improvements: 1 },
  ],
  pValue: 0.625,
  verdict: 'within-noise',
  pricedAt: '2026-11-28',
};

/** So many runs beside a baseline. */
export function documentSample(heads: number, more: Partial<ComparisonReport> = {}): ComparisonDocument {
  const run = (name: string) => ({
    name,
    runId: name,
    model: 'gemini-3.5-flash-lite',
    suite: null,
    emulated: false,
    createdAt: '2026-11-28T10:11:12.000Z',
    results: 1_323,
  });
  return {
    schemaVersion: 1,
    tool: { name: 'gemini-batch-test', version: '1.2.3' },
    base: run('20261128-101112-0a1b'),
    heads: Array.from({ length: heads }, (_, index) => ({
      run: run(`20261129-00000${index}-ffff`),
      comparison: { ...comparisonSample, ...more },
    })),
  };
}
