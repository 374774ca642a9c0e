import type { ComparisonReport } from '../analyzer/report.ts';
import type { ComparisonMessages } from './comparison-messages.ts';
import { formatPValue } from './format-changes.ts';
import { formatCount } from './format-numbers.ts';

export const comparisonZh: ComparisonMessages = {
  verdict: {
    worse: '变差',
    better: '变好',
    'within-noise': '无显著差异',
    'not-comparable': '无法比较',
  },
  summary,
  problem: ({ code, file, line }) => {
    switch (code) {
      case 'missing':
        return '基线已不存在，或没有结果';
      case 'damaged':
        return `基线已损坏${file === null ? '' : `（${file}${line === null ? '' : ` 第 ${line} 行`}）`}`;
      case 'newer':
        return '基线由更新版本的工具写入';
      case 'other-run':
        return '基线的位置上现在是另一次运行';
    }
  },
  against: '与基线相比',
  columns: { baseline: '基线', run: '本次', change: '变化' },
  rows: {
    successRate: '成功率',
    passRate: '检查通过率',
    interval: '95% 置信区间',
    tokens: 'Token',
    cost: '费用',
    compared: '比较的请求',
    worse: '变差',
    better: '变好',
    pValue: 'p 值',
    verdict: '结论',
  },
  points: (delta) => `${delta} 个百分点`,
  within: (low, high) => `${low} ~ ${high}`,
  share: (rate, part, total) => `${rate}（${part}/${total}）`,
  emulated: (amount) => `${amount}（模拟）`,
  unknown: '未知',
  keys: ({ paired, onlyInBaseline, onlyInRun, rowsDiffer, rowsUnknown }) => [
    `比较了 ${formatCount(paired)} 个 key`,
    ...(onlyInBaseline === 0 ? [] : [`${formatCount(onlyInBaseline)} 个只在基线中`]),
    ...(onlyInRun === 0 ? [] : [`${formatCount(onlyInRun)} 个只在本次运行中`]),
    ...(rowsDiffer === 0 ? [] : [`${formatCount(rowsDiffer)} 个因数据行不同而未比较`]),
    ...(rowsUnknown === 0 ? [] : [`${formatCount(rowsUnknown)} 个因数据行未知而未比较`]),
  ],
  listSeparator: '，',
  worseTitle: (count) => `变差的请求（${count}）`,
  betterTitle: (count) => `变好的请求（${count}）`,
  more: (count) => `……另有 ${count} 个`,
  models: '模型',
  changeColumn: '变化',
  unjudged: {
    noBaseline: '没有指定基线',
    nothingPaired: '与基线没有可以比较的请求',
  },
};

function summary(comparison: ComparisonReport): string {
  const { problem, paired, regressionCount, improvementCount, pValue, verdict } = comparison;
  if (problem !== null) return comparisonZh.problem(problem);
  if (pValue === null) return '两边没有 key 和数据行都相同的请求';
  const all = `${formatCount(paired)} 个请求`;
  if (regressionCount + improvementCount === 0) return `${all}都没有变化`;
  const worse = `${formatCount(regressionCount)} 个变差`;
  const better = `${formatCount(improvementCount)} 个变好`;
  const changes = verdict === 'better' ? `${better}，${worse}` : `${worse}，${better}`;
  const chance = verdict === 'within-noise' ? '没有超出偶然波动' : '超出了偶然波动';
  return `${all}中，${changes}，${chance}（精确 McNemar 检验，${formatPValue(pValue)}）`;
}
