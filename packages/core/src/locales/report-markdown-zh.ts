import { formatCount } from './format-numbers.ts';
import type { MarkdownMessages } from './report-markdown-messages.ts';

export const markdownZh: MarkdownMessages = {
  verdict: { pass: '通过', fail: '未通过', inconclusive: '无法判定' },
  title: { pass: '批量测试通过', fail: '批量测试未通过', inconclusive: '批量测试无法判定' },
  succeeded: (succeeded, total, rate) => `请求成功 ${succeeded}/${total}（${rate}）`,
  passed: (passed, total, rate) => `检查通过 ${passed}/${total}（${rate}）`,
  emulated: {
    title: '模拟运行',
    text: '没有真实模型作答，也没有产生费用。文中的费用均为推算值。',
  },
  columns: {
    successRate: '成功率（95% 置信区间）',
    passRate: '检查通过率（95% 置信区间）',
    cost: (emulated) => (emulated ? '费用（模拟）' : '费用'),
  },
  total: '合计',
  others: (types) => `其他 ${formatCount(types)} 种类型`,
  rateWithin: (rate, low, high) => `${rate}（${low} ~ ${high}）`,
  ofChecked: (rate, checked) => `${rate}，共 ${checked} 个有检查`,
  usd: (amount, emulated) => `${amount} USD${emulated ? '（模拟）' : ''}`,
  gates: {
    minSuccessRate: '成功率',
    minPassRate: '检查通过率',
    maxCostUsd: '费用',
    maxRegressions: '变差的请求数',
    noRegression: '没有变差：“变差”的 p 值',
  },
  unjudged: {
    cancelled: '有任务在完成之前被取消',
    cutShort: '任务中断之前的用量照常计费，但服务端没有给出具体数额',
    priceUnknown: '没有作答模型的价格，或缺少全部用量的 token 数',
    unchecked: '没有任何请求带有检查项',
  },
  because: (gate, why) => `${gate}，无法判定：${why}`,
  labels: { time: '耗时', commit: '提交', workflowRun: '工作流运行' },
  saved: (amount, rate, emulated) => `${amount}（${rate}${emulated ? '，模拟' : ''}）`,
  jobs: (count) => (count === 1 ? '任务' : `${formatCount(count)} 个任务`),
  requests: (count) => `${formatCount(count)} 个请求`,
  failuresTitle: (requests, reasons) => `${formatCount(requests)} 个请求失败，共 ${formatCount(reasons)} 种原因`,
  unknownReason: '本工具不认识的原因，请看错误信息，可以重新发送，再次出现时请修改请求',
  otherReasons: (reasons, requests) => `其他 ${formatCount(reasons)} 种原因，共 ${formatCount(requests)} 个请求`,
  checksTitle: (failed, total) => `${total} 个请求中有 ${failed} 个没有通过检查`,
  moreChecks: (count, unanswered) =>
    `……另有 ${formatCount(count)} 个，${unanswered ? '没有回答，或' : ''}见 results.jsonl`,
  listSeparator: '、',
  colon: '：',
  integrity: {
    title: '结果完整性',
    missing: (count) => `${formatCount(count)} 个请求没有对应的行`,
    duplicated: (count) => `${formatCount(count)} 行重复`,
    ambiguous: (count) => `${formatCount(count)} 个 key 收到了两个不同的回答`,
    unexpected: (count) => `${formatCount(count)} 行的 key 不在本次请求中`,
    malformed: (count) => `${formatCount(count)} 行损坏`,
  },
  retryable: (count) => `有 ${formatCount(count)} 个请求因临时原因失败：可稍后重新运行测试，或减小批次`,
  moreFailures: (count) => `……另有 ${count} 个，见 results.jsonl`,
  shortened: (whole, run) =>
    whole === 'summary'
      ? `因长度限制，这里省略了部分细节，完整内容见${run ?? ''}的作业摘要。`
      : '因长度限制，这里省略了部分细节，完整内容见运行目录中的 results.jsonl。',
};
