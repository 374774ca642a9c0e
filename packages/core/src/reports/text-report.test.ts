import { expect, test } from 'vitest';
import type { Report } from '../analyzer/report.ts';
import type { Lang } from '../locales/lang.ts';
import { reportWords } from '../locales/report-words.ts';
import { type Failure, textReport } from './text-report.ts';

/** Fifty requests of which all succeeded, at the service. */
const passing: Report = {
  schemaVersion: 1,
  tool: { name: 'gemini-batch-test', version: '0.1.0' },
  verdict: 'pass',
  run: {
    id: '20261123-120000-2a7b',
    backend: 'gemini',
    emulated: false,
    baseUrl: 'https://service.test',
    model: 'gemini-3.5-flash-lite',
    suite: null,
    createdAt: '2026-11-23T12:00:00.000Z',
    completedAt: '2026-11-23T12:30:00.000Z',
    jobs: ['a', 'b', 'c', 'd'].map((id, index) => {
      const place = { shard: index + 1, attempt: 1, requests: 500 };
      return {
        name: `batches/${id}`,
        state: 'SUCCEEDED',
        ...place,
        createTime: null,
        runningTime: null,
        endTime: null,
      };
    }),
    git: null,
  },
  requests: {
    total: 2_000,
    succeeded: 2_000,
    failed: 0,
    missing: 0,
    truncated: 0,
    successRate: 1,
    successInterval: [0.998, 1],
  },
  checks: null,
  byType: [
    {
      type: 'simple',
      total: 1_500,
      succeeded: 1_500,
      failed: 0,
      successRate: 1,
      checked: 0,
      passed: null,
      tokens: 9_000,
      costUsd: 0.02,
    },
    {
      type: '复杂',
      total: 500,
      succeeded: 500,
      failed: 0,
      successRate: 1,
      checked: 0,
      passed: null,
      tokens: 81_000,
      costUsd: 1.5,
    },
  ],
  finishReasons: { STOP: 2_000 },
  errors: [],
  tokens: { prompt: 30_000, cached: 0, candidates: 60_000, thoughts: 1_234, total: 91_234, p50: 6, p90: 160, p99: 170 },
  cost: { currency: 'USD', batch: 1.52, standard: 3.04, saved: 1.52, pricedAt: '2026-11-23', source: 'x' },
  durations: { queuedSeconds: 87, runningSeconds: 1_220, totalSeconds: 1_307, secondsPerRequest: 0.6535 },
  integrity: { missing: 0, duplicated: 0, ambiguous: 0, unexpected: 0, malformed: 0, modelMismatch: 0, canaries: null },
  gates: [{ name: 'minSuccessRate', threshold: 0.9, actual: 1, verdict: 'pass' }],
  comparison: null,
};

/** Eight requests of which two succeeded, emulated, with checks and without a price. */
const failing: Report = {
  ...passing,
  verdict: 'fail',
  run: { ...passing.run, emulated: true, backend: 'emulator', jobs: passing.run.jobs.slice(0, 1) },
  requests: {
    total: 8,
    succeeded: 2,
    failed: 6,
    missing: 1,
    truncated: 2,
    successRate: 0.25,
    successInterval: [0.0715, 0.5907],
  },
  checks: { total: 2, passed: 1, failed: 1, passRate: 0.5, passInterval: [0.0945, 0.9055] },
  byType: [
    {
      type: 'custom',
      total: 8,
      succeeded: 2,
      failed: 6,
      successRate: 0.25,
      checked: 2,
      passed: 1,
      tokens: 40,
      costUsd: null,
    },
  ],
  errors: [{ code: 14, status: 'UNAVAILABLE', message: 'busy', count: 1, retryable: true, keys: ['b'] }],
  cost: null,
  durations: { queuedSeconds: null, runningSeconds: null, totalSeconds: null, secondsPerRequest: null },
  gates: [
    { name: 'minSuccessRate', threshold: 0.9, actual: 0.25, verdict: 'fail' },
    { name: 'minPassRate', threshold: 0.5, actual: 0.5, verdict: 'pass' },
    { name: 'maxCostUsd', threshold: 2, actual: null, verdict: 'inconclusive' },
  ],
};

const failures: readonly Failure[] = [
  { key: 'b', reason: 'UNAVAILABLE', message: 'The model is overloaded.' },
  { key: 'c', reason: 'SAFETY', message: null },
];

function text(report: Report, lang: Lang, shown: readonly Failure[]): string {
  const paint = (_style: string, painted: string) => painted;
  const expectedSeconds = { from: 900, to: 2_700 };
  return textReport(report, { words: reportWords(lang), paint, failures: shown, expectedSeconds, folder: 'output/x' });
}

test('textReport: a run that passed, in English', () => {
  expect(text(passing, 'en', [])).toMatchInlineSnapshot(`
    "PASS  2,000 of 2,000 requests succeeded (100.00%)

    Total requests   2,000
    Succeeded        2,000
    Failed           0
    Success rate     100.00% (95% interval 99.80% to 100.00%)
    Processing time  21m47s (queued 1m27s, running 20m20s)
    Expected time    15m0s to 45m0s
    Average          0.65s per request
    Tokens           30,000 in, 60,000 out, 1,234 thoughts
    Cost             $1.52 (standard price $3.04)
    Saved            $1.52, 50.00% below the standard price
    Model            gemini-3.5-flash-lite
    Jobs             batches/a, batches/b, batches/c (4)
    Run              output/x

    By type
      Type    Requests  Succeeded  Success rate  Tokens     Cost
      simple     1,500      1,500       100.00%   9,000  $0.0200
      复杂         500        500       100.00%  81,000    $1.50

    Findings
      ✓ Success rate 100.00%: good (above 90%)
      ✓ Speed: within the expected time
      ✓ Saving: $1.52, 50.00% below the standard price

    Gates
      ✓ success rate 100.00%, required ≥ 90.00%
    "
  `);
});

test('textReport: a run that passed, in Chinese', () => {
  expect(text(passing, 'zh', [])).toMatchInlineSnapshot(`
    "通过  2,000 个请求中 2,000 个成功（100.00%）

    总请求数    2,000
    成功        2,000
    失败        0
    成功率      100.00%（95% 置信区间 99.80% ~ 100.00%）
    处理时间    21 分 47 秒（排队 1 分 27 秒，运行 20 分 20 秒）
    预期时间    15 分 0 秒 ~ 45 分 0 秒
    平均耗时    每个请求 0.65 秒
    Token 用量  输入 30,000，输出 60,000，思考 1,234
    费用        $1.52（标准价 $3.04）
    节省        $1.52，比标准价低 50.00%
    模型        gemini-3.5-flash-lite
    任务        batches/a, batches/b, batches/c (4)
    运行目录    output/x

    按类型
      类型    请求数   成功   成功率   Token     费用
      simple   1,500  1,500  100.00%   9,000  $0.0200
      复杂       500    500  100.00%  81,000    $1.50

    分析要点
      ✓ 成功率 100.00%，表现良好（高于 90%）
      ✓ 速度：在预期时间之内
      ✓ 节省：$1.52，比标准价低 50.00%

    门槛
      ✓ 成功率 100.00%，要求 ≥ 90.00%
    "
  `);
});

test('textReport: an emulated run that failed, in English', () => {
  expect(text(failing, 'en', failures)).toMatchInlineSnapshot(`
    "FAIL  2 of 8 requests succeeded (25.00%)
    emulated: no real model answered and nothing was billed

    Total requests   8
    Succeeded        2
    Failed           6
    Missing          1
    Truncated        2
    Success rate     25.00% (95% interval 7.15% to 59.07%)
    Checks passed    1 of 2 requests, 50.00% (95% interval 9.45% to 90.55%)
    Processing time  not known: the service gave no times
    Tokens           30,000 in, 60,000 out, 1,234 thoughts
    Cost             not known: no price for the model that answered, or no token counts for all that was done
    Model            gemini-3.5-flash-lite
    Jobs             batches/a
    Run              output/x

    By type
      Type    Requests  Succeeded  Success rate  Passed  Tokens  Cost
      custom         8          2        25.00%       1      40     -

    Findings
      ! Success rate 25.00%: not above 90%; see the failed requests below
      ! 1 request failed for a temporary reason: send it again with "gemini-batch-test retry"
      ! 1 of 2 requests failed a check; results.jsonl says which
      ! 2 answers were cut off: raise maxOutputTokens

    Failed requests
      ✗ b  UNAVAILABLE: The model is overloaded.
      ✗ c  SAFETY: stopped by the safety filter; see safetySettings
      … and 4 more in failed.jsonl and results.jsonl

    Gates
      ✗ success rate 25.00%, required ≥ 90.00%
      ✓ pass rate 50.00%, required ≥ 50.00%
      ? cost not known, required ≤ $2.00
    "
  `);
});

test('textReport: an emulated run that failed, in Chinese', () => {
  expect(text(failing, 'zh', failures)).toMatchInlineSnapshot(`
    "未通过  8 个请求中 2 个成功（25.00%）
    模拟运行：没有真实模型作答，也没有产生费用

    总请求数    8
    成功        2
    失败        6
    缺失        1
    被截断      2
    成功率      25.00%（95% 置信区间 7.15% ~ 59.07%）
    检查通过    2 个请求中 1 个，50.00%（95% 置信区间 9.45% ~ 90.55%）
    处理时间    未知：服务端没有给出时间
    Token 用量  输入 30,000，输出 60,000，思考 1,234
    费用        未知：没有作答模型的价格，或缺少全部用量的 token 数
    模型        gemini-3.5-flash-lite
    任务        batches/a
    运行目录    output/x

    按类型
      类型    请求数  成功  成功率  检查通过  Token  费用
      custom       8     2  25.00%         1     40     -

    分析要点
      ! 成功率 25.00%，没有超过 90%，请查看下面失败的请求
      ! 有 1 个请求因临时原因失败：可用 "gemini-batch-test retry" 重新发送
      ! 2 个请求中有 1 个没有通过检查，详见 results.jsonl
      ! 有 2 个回答被截断：请调大 maxOutputTokens

    失败的请求
      ✗ b  UNAVAILABLE: The model is overloaded.
      ✗ c  SAFETY: 被安全过滤器拦截，请查看 safetySettings
      ……另有 4 个，见 failed.jsonl 和 results.jsonl

    门槛
      ✗ 成功率 25.00%，要求 ≥ 90.00%
      ✓ 检查通过率 50.00%，要求 ≥ 50.00%
      ? 费用 未知，要求 ≤ $2.00
    "
  `);
});
