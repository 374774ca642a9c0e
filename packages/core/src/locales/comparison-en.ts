import type { ComparisonReport } from '../analyzer/report.ts';
import type { ComparisonMessages } from './comparison-messages.ts';
import { formatPValue } from './format-changes.ts';
import { counted, formatCount } from './format-numbers.ts';

export const comparisonEn: ComparisonMessages = {
  verdict: {
    worse: 'WORSE',
    better: 'BETTER',
    'within-noise': 'WITHIN NOISE',
    'not-comparable': 'NOT COMPARABLE',
  },
  summary,
  problem: ({ code, file, line }) => {
    switch (code) {
      case 'missing':
        return 'the baseline is no longer there, or has no results';
      case 'damaged':
        return `the baseline is damaged${file === null ? '' : ` (${file}${line === null ? '' : `:${line}`})`}`;
      case 'newer':
        return 'the baseline was written by a newer version of this tool';
      case 'other-run':
        return "another run stands in the baseline's place";
    }
  },
  against: 'Against the baseline',
  columns: { baseline: 'Baseline', run: 'Run', change: 'Change' },
  rows: {
    successRate: 'Success rate',
    passRate: 'Pass rate',
    interval: '95% interval',
    tokens: 'Tokens',
    cost: 'Cost',
    compared: 'Compared',
    worse: 'Got worse',
    better: 'Got better',
    pValue: 'p-value',
    verdict: 'Verdict',
  },
  points: (delta) => `${delta} pp`,
  within: (low, high) => `${low} to ${high}`,
  share: (rate, part, total) => `${rate} (${part}/${total})`,
  emulated: (amount) => `${amount} (emulated)`,
  unknown: 'not known',
  keys: ({ paired, onlyInBaseline, onlyInRun, rowsDiffer, rowsUnknown }) => [
    `${counted(paired, 'key')} compared`,
    ...(onlyInBaseline === 0 ? [] : [`${formatCount(onlyInBaseline)} only in the baseline`]),
    ...(onlyInRun === 0 ? [] : [`${formatCount(onlyInRun)} only in the run`]),
    ...(rowsDiffer === 0 ? [] : [`${formatCount(rowsDiffer)} left out: their rows differ`]),
    ...(rowsUnknown === 0 ? [] : [`${formatCount(rowsUnknown)} left out: their rows are not known`]),
  ],
  listSeparator: ', ',
  worseTitle: (count) => `Got worse (${count})`,
  betterTitle: (count) => `Got better (${count})`,
  more: (count) => `… and ${count} more`,
  models: 'Models',
  changeColumn: 'Change',
  unjudged: {
    noBaseline: 'no baseline was given',
    nothingPaired: 'nothing can be compared with the baseline',
  },
};

function summary(comparison: ComparisonReport): string {
  const { problem, paired, regressionCount, improvementCount, pValue, verdict } = comparison;
  if (problem !== null) return comparisonEn.problem(problem);
  if (pValue === null) return 'no key is in both with the same row behind it';
  const all = counted(paired, 'request');
  if (regressionCount + improvementCount === 0) return `none of ${all} got worse or better`;
  const worse = `${formatCount(regressionCount)} got worse`;
  const better = `${formatCount(improvementCount)} got better`;
  const changes = verdict === 'better' ? `${better}, ${worse}` : `${worse}, ${better}`;
  const chance = verdict === 'within-noise' ? 'may be chance' : 'more than chance';
  return `of ${all}, ${changes}: ${chance} (exact McNemar test, ${formatPValue(pValue)})`;
}
