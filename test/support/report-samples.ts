import type { CheckFailure, Failure, Report } from '../../packages/core/src/index.ts';

/** What reports are made of: the report as data, with the lists that are not in it. */
export interface ReportSample {
  readonly report: Report;
  readonly failures: readonly Failure[];
  readonly checkFailures: readonly CheckFailure[];
}

/** The commit that the samples are of. */
export const sampleSha = '1f0c2a97b64e3d5588a1c0ffee0badc0de123456';

function job(name: string, shard: number, state = 'SUCCEEDED'): Report['run']['jobs'][number] {
  return {
    name: `batches/${name}`,
    state,
    shard,
    attempt: 1,
    requests: 100,
    createTime: null,
    runningTime: null,
    endTime: null,
  };
}

/** Two hundred requests of two types, all answered, nearly all right. */
const passing: ReportSample = {
  failures: [],
  checkFailures: [
    { key: 'gsm8k-0017', checks: ['number'] },
    { key: 'gsm8k-0054', checks: ['number'] },
    { key: 'gsm8k-0121', checks: ['number'] },
    { key: 'refund-0008', checks: ['json', 'schema'] },
  ],
  report: {
    schemaVersion: 1,
    tool: { name: 'gemini-batch-test', version: '0.1.0' },
    verdict: 'pass',
    run: {
      id: '20261123-120000-2a7b',
      backend: 'gemini',
      emulated: false,
      baseUrl: 'https://generativelanguage.googleapis.com',
      model: 'gemini-3.5-flash-lite',
      suite: 'support answers',
      createdAt: '2026-11-23T12:00:00.000Z',
      completedAt: '2026-11-23T12:30:00.000Z',
      jobs: [job('dynzxvqgpfd6ev10wgld6kab7uhmimwbwcr4', 1), job('q2m0xw5nrk8c1h7t4v9b3j6d0z5y8p2l1f4g', 2)],
      git: { repository: 'org/app', sha: sampleSha, ref: 'refs/pull/7/merge', pullRequest: 7 },
    },
    requests: {
      total: 200,
      succeeded: 200,
      failed: 0,
      missing: 0,
      truncated: 0,
      successRate: 1,
      successInterval: [0.9812, 1],
    },
    checks: { total: 200, passed: 196, failed: 4, passRate: 0.98, passInterval: [0.9497, 0.9922] },
    byType: [
      {
        type: 'gsm8k',
        total: 150,
        succeeded: 150,
        failed: 0,
        successRate: 1,
        checked: 150,
        passed: 147,
        tokens: 48_210,
        costUsd: 0.0214,
      },
      {
        type: 'refund',
        total: 50,
        succeeded: 50,
        failed: 0,
        successRate: 1,
        checked: 50,
        passed: 49,
        tokens: 9_155,
        costUsd: 0.0037,
      },
    ],
    finishReasons: { STOP: 200 },
    errors: [],
    tokens: { prompt: 21_300, cached: 0, candidates: 36_065, thoughts: 0, total: 57_365, p50: 280, p90: 410, p99: 560 },
    cost: { currency: 'USD', batch: 0.0251, standard: 0.0502, saved: 0.0251, pricedAt: '2026-11-23', source: 'x' },
    durations: { queuedSeconds: 87, runningSeconds: 1_220, totalSeconds: 1_307, secondsPerRequest: 6.535 },
    integrity: {
      missing: 0,
      duplicated: 0,
      ambiguous: 0,
      unexpected: 0,
      malformed: 0,
      modelMismatch: 0,
      canaries: null,
    },
    gates: [
      { name: 'minSuccessRate', threshold: 0.98, actual: 1, verdict: 'pass' },
      { name: 'minPassRate', threshold: 0.95, actual: 0.98, verdict: 'pass' },
      { name: 'maxCostUsd', threshold: 1, actual: 0.0251, verdict: 'pass' },
    ],
    comparison: null,
  },
};

const overloaded = 'The model is overloaded. Please try again later.';
const overloadedRows = ['0003', '0011', '0012', '0029', '0030', '0031', '0058', '0090', '0091', '0107', '0108', '0140'];
const unknownName =
  'Invalid JSON payload received. Unknown name "thinking_budget" at \'generation_config\': Cannot find field.';
const notRight = ['0017', '0021', '0034', '0054', '0066', '0078', '0121', '0133'];

/** The same suite on a bad day: overload, a refusal, an invalid line, wrong answers, a lost line. */
const failing: ReportSample = {
  failures: [
    ...overloadedRows.map((row) => ({ key: `gsm8k-${row}`, reason: 'UNAVAILABLE', message: overloaded })),
    { key: 'refund-0002', reason: 'SAFETY', message: null },
    { key: 'refund-0031', reason: 'SAFETY', message: null },
    { key: 'refund-0044', reason: 'INVALID_ARGUMENT', message: unknownName },
    { key: 'gsm8k-0149', reason: 'MISSING', message: null },
  ],
  checkFailures: [
    ...notRight.map((row) => ({ key: `gsm8k-${row}`, checks: ['number'] })),
    { key: 'refund-0008', checks: ['json', 'schema'] },
    { key: 'refund-0019', checks: ['json', 'schema'] },
    { key: 'refund-0027', checks: ['maxChars'] },
  ],
  report: {
    ...passing.report,
    verdict: 'fail',
    requests: {
      total: 200,
      succeeded: 184,
      failed: 16,
      missing: 1,
      truncated: 3,
      successRate: 0.92,
      successInterval: [0.8739, 0.9502],
    },
    checks: { total: 200, passed: 173, failed: 27, passRate: 0.865, passInterval: [0.8108, 0.9055] },
    byType: [
      {
        type: 'gsm8k',
        total: 150,
        succeeded: 137,
        failed: 13,
        successRate: 137 / 150,
        checked: 150,
        passed: 129,
        tokens: 44_120,
        costUsd: 0.0196,
      },
      {
        type: 'refund',
        total: 50,
        succeeded: 47,
        failed: 3,
        successRate: 0.94,
        checked: 50,
        passed: 44,
        tokens: 8_610,
        costUsd: 0.0034,
      },
    ],
    errors: [
      {
        code: 14,
        status: 'UNAVAILABLE',
        message: overloaded,
        count: 12,
        retryable: true,
        keys: overloadedRows.slice(0, 10).map((row) => `gsm8k-${row}`),
      },
      { code: null, status: 'SAFETY', message: null, count: 2, retryable: false, keys: ['refund-0002', 'refund-0031'] },
      { code: 3, status: 'INVALID_ARGUMENT', message: unknownName, count: 1, retryable: false, keys: ['refund-0044'] },
      { code: null, status: 'MISSING', message: null, count: 1, retryable: true, keys: ['gsm8k-0149'] },
    ],
    cost: {
      ...passing.report.cost,
      currency: 'USD',
      batch: 0.023,
      standard: 0.046,
      saved: 0.023,
      pricedAt: '2026-11-23',
      source: 'x',
    },
    tokens: { ...passing.report.tokens, total: 52_730 },
    integrity: { ...passing.report.integrity, missing: 1, duplicated: 2 },
    gates: [
      { name: 'minSuccessRate', threshold: 0.98, actual: 0.92, verdict: 'fail' },
      { name: 'minPassRate', threshold: 0.95, actual: 0.865, verdict: 'fail' },
      { name: 'maxCostUsd', threshold: 1, actual: 0.023, verdict: 'pass' },
    ],
  },
};

const cancelledKeys = Array.from({ length: 10 }, (_, index) => `mixed-request-${index + 41}`);

/** No suite, no checks; one of five jobs was cancelled, and the model has no price. */
const inconclusive: ReportSample = {
  failures: cancelledKeys.map((key) => ({ key, reason: 'JOB_CANCELLED', message: null })),
  checkFailures: [],
  report: {
    ...passing.report,
    verdict: 'inconclusive',
    run: {
      ...passing.report.run,
      model: 'gemini-4-carbon',
      suite: null,
      jobs: [job('aa11', 1), job('bb22', 2), job('cc33', 3), job('dd44', 4), job('ee55', 5, 'CANCELLED')],
      git: null,
    },
    requests: {
      total: 50,
      succeeded: 40,
      failed: 10,
      missing: 10,
      truncated: 0,
      successRate: 0.8,
      successInterval: [0.6696, 0.8876],
    },
    checks: null,
    byType: [
      {
        type: 'mixed',
        total: 50,
        succeeded: 40,
        failed: 10,
        successRate: 0.8,
        checked: 0,
        passed: null,
        tokens: 12_000,
        costUsd: null,
      },
    ],
    errors: [{ code: null, status: 'JOB_CANCELLED', message: null, count: 10, retryable: false, keys: cancelledKeys }],
    cost: null,
    integrity: { ...passing.report.integrity, missing: 10 },
    gates: [
      { name: 'minSuccessRate', threshold: 0.9, actual: null, verdict: 'inconclusive' },
      { name: 'minPassRate', threshold: 0.5, actual: null, verdict: 'inconclusive' },
      { name: 'maxCostUsd', threshold: 1, actual: null, verdict: 'inconclusive' },
    ],
  },
};

const emulated: ReportSample = {
  ...passing,
  report: { ...passing.report, run: { ...passing.report.run, emulated: true, backend: 'emulator' } },
};

function typeRow(type: string, total: number, succeeded: number, passed: number): Report['byType'][number] {
  const failed = total - succeeded;
  const rates = { successRate: succeeded / total, checked: total, passed };
  return { type, total, succeeded, failed, ...rates, tokens: total * 256, costUsd: total * 0.000125 };
}

const longType = 'customer-support-escalations-with-attachments';

/** Few requests of several types, of which one has a long name and two have a Chinese one. */
const various: ReportSample = {
  failures: [
    { key: `${longType}-0002`, reason: 'MAX_TOKENS', message: null },
    { key: '长文摘要-0001', reason: 'INTERNAL', message: '内部错误，请重试（<b>"500" & more</b>）' },
    { key: '长文摘要-0002', reason: 'INTERNAL', message: '=HYPERLINK("https://evil.test";"内部错误")' },
    { key: 'json-0002', reason: 'CODE_99', message: null },
  ],
  checkFailures: [
    { key: '翻译-0002', checks: ['number'] },
    { key: '翻译-0003', checks: ['number'] },
  ],
  report: {
    ...passing.report,
    verdict: 'fail',
    run: { ...passing.report.run, suite: '客服问答', git: null, jobs: [job('various', 1)] },
    requests: {
      total: 10,
      succeeded: 6,
      failed: 4,
      missing: 0,
      truncated: 1,
      successRate: 0.6,
      successInterval: [0.3127, 0.8318],
    },
    checks: { total: 10, passed: 4, failed: 6, passRate: 0.4, passInterval: [0.1682, 0.6873] },
    byType: [
      typeRow('翻译', 3, 3, 1),
      typeRow(longType, 3, 2, 2),
      typeRow('长文摘要', 2, 0, 0),
      typeRow('json', 2, 1, 1),
    ],
    finishReasons: { STOP: 5, MAX_TOKENS: 1 },
    errors: [
      ...['内部错误，请重试（<b>"500" & more</b>）', '=HYPERLINK("https://evil.test";"内部错误")'].map(
        (message, index) => ({
          code: 13,
          status: 'INTERNAL',
          message,
          count: 1,
          retryable: true,
          keys: [`长文摘要-000${index + 1}`],
        }),
      ),
      { code: null, status: 'MAX_TOKENS', message: null, count: 1, retryable: false, keys: [`${longType}-0002`] },
      { code: 99, status: 'CODE_99', message: null, count: 1, retryable: false, keys: ['json-0002'] },
    ],
    tokens: { ...passing.report.tokens, total: 2_560 },
    gates: [
      { name: 'minSuccessRate', threshold: 0.9, actual: 0.6, verdict: 'fail' },
      { name: 'maxCostUsd', threshold: 1, actual: 0.00125, verdict: 'pass' },
    ],
  },
};

export const reportSamples: {
  readonly [name in 'passing' | 'failing' | 'inconclusive' | 'emulated' | 'various']: ReportSample;
} = { passing, failing, inconclusive, emulated, various };
