import type { Finding } from '../analyzer/findings.ts';
import { plainLine } from '../reports/plain-line.ts';
import { analysisZh } from './analysis-zh.ts';
import { comparisonZh } from './comparison-zh.ts';
import { durationParts, formatCount, formatRate, formatUsd } from './format-numbers.ts';
import { formatsZh } from './report-formats-zh.ts';
import { markdownZh } from './report-markdown-zh.ts';
import type { ReportMessages } from './report-messages.ts';
import { reasonsZh } from './report-reasons-zh.ts';

export const reportZh: ReportMessages = {
  verdict: { pass: '通过', fail: '未通过', inconclusive: '无法判定' },
  headline: (succeeded, total, rate) => `${total} 个请求中 ${succeeded} 个成功（${rate}）`,
  emulated: '模拟运行：没有真实模型作答，也没有产生费用',
  labels: {
    requests: '总请求数',
    succeeded: '成功',
    failed: '失败',
    missing: '缺失',
    truncated: '被截断',
    successRate: '成功率',
    checks: '检查通过',
    time: '处理时间',
    expected: '预期时间',
    average: '平均耗时',
    tokens: 'Token 用量',
    cost: '费用',
    saved: '节省',
    model: '模型',
    jobs: '任务',
    run: '运行目录',
  },
  rate: (rate, low, high) => `${rate}（95% 置信区间 ${low} ~ ${high}）`,
  checksPassed: (passed, total, rate, low, high) =>
    `${total} 个请求中 ${passed} 个，${rate}（95% 置信区间 ${low} ~ ${high}）`,
  time: (total, queued, running) =>
    queued === null || running === null ? total : `${total}（排队 ${queued}，运行 ${running}）`,
  timeUnknown: '未知：服务端没有给出时间',
  expected: (from, to) => `${from} ~ ${to}`,
  perRequest: (duration) => `每个请求 ${duration}`,
  tokens: (input, output, thoughts) => `输入 ${input}，输出 ${output}，思考 ${thoughts}`,
  cost: (batch, standard, emulated) => `${batch}（标准价 ${standard}）${emulated ? '，为推算值，未实际计费' : ''}`,
  saved: (amount, rate) => `${amount}，比标准价低 ${rate}`,
  costUnknown: '未知：没有作答模型的价格，或缺少全部用量的 token 数',
  headings: {
    byType: '按类型',
    findings: '分析要点',
    failures: '失败的请求',
    gates: '门槛',
    checks: '没有通过的检查',
  },
  columns: {
    type: '类型',
    requests: '请求数',
    succeeded: '成功',
    successRate: '成功率',
    interval: '95% 置信区间',
    passed: '检查通过',
    passRate: '检查通过率',
    tokens: 'Token',
    cost: '费用',
  },
  gates: {
    minSuccessRate: '成功率',
    minPassRate: '检查通过率',
    maxCostUsd: '费用',
    maxRegressions: '变差的请求数',
    noRegression: '没有变差：“变差”的 p 值',
  },
  gate: (name, actual, threshold) => `${name} ${actual}，要求 ${threshold}`,
  gateUnknown: '未知',
  finding,
  moreFailures: (count) => `……另有 ${count} 个，见 failed.jsonl 和 results.jsonl`,
  moreTypes: (count) => `……另有 ${count} 种，见 report.json`,
  counted: (count, kind) => `${count} × ${kind}`,
  keys: (keys, more) => `${keys.join('、')}${more > 0 ? ` 等 ${formatCount(keys.length + more)} 个` : ''}`,
  reasons: reasonsZh,
  markdown: markdownZh,
  comparison: comparisonZh,
  analysis: analysisZh,
  formats: formatsZh,
  duration: (totalSeconds) => {
    const { hours, minutes, seconds } = durationParts(totalSeconds);
    if (hours > 0) return `${hours} 小时 ${minutes} 分 ${seconds} 秒`;
    return minutes > 0 ? `${minutes} 分 ${seconds} 秒` : `${seconds} 秒`;
  },
};

function finding(found: Finding, show: (text: string) => string = (text) => plainLine(text, 80)): string {
  switch (found.kind) {
    case 'success-good':
      return `成功率 ${formatRate(found.rate)}，表现良好（高于 90%）`;
    case 'success-poor':
      return `成功率 ${formatRate(found.rate)}，没有超过 90%，请查看下面失败的请求`;
    case 'speed-as-expected':
      return '速度：在预期时间之内';
    case 'speed-fast':
      return `速度：是预期最快速度的 ${found.factor.toFixed(1)} 倍`;
    case 'speed-slow':
      return `速度：是预期最长时间的 ${found.factor.toFixed(1)} 倍，服务端可能繁忙`;
    case 'per-request':
      return `速度：平均每个请求 ${reportZh.duration(found.seconds)}`;
    case 'saved':
      return `节省：${formatUsd(found.usd)}，比标准价低 ${formatRate(found.part)}`;
    case 'retryable':
      return `有 ${formatCount(found.count)} 个请求因临时原因失败：可用 "gemini-batch-test retry" 重新发送`;
    case 'checks-failed':
      return `${formatCount(found.total)} 个请求中有 ${formatCount(found.count)} 个没有通过检查，详见 results.jsonl`;
    case 'truncated':
      return `有 ${formatCount(found.count)} 个回答被截断：请调大 maxOutputTokens`;
    case 'model-differs':
      return `有 ${formatCount(found.count)} 个回答来自其他模型，而不是指定的模型`;
    case 'canaries-matched':
      return `探针请求 ${formatCount(found.sent)} 个，全部得到了指定的回答：回答与 key 对应无误`;
    case 'canaries-unmatched':
      return `探针请求 ${formatCount(found.sent)} 个，只有 ${formatCount(found.matched)} 个得到了指定的回答：回答与 key 可能对不上`;
    case 'price-old':
      return analysisZh.priceOld(found.readOn, found.days);
    case 'cost-unknown':
      return analysisZh.costUnknown({ ...found.why, models: found.why.models.map(show) });
    case 'repeated':
      return analysisZh.repeated(found.answers, found.keys, found.examples.map(show));
    case 'malformed-at':
      return analysisZh.malformedAt(found.count, found.places);
    case 'lines-faulty':
      return `结果中有 ${formatCount(found.count)} 行重复、损坏或不属于本次请求`;
  }
}
