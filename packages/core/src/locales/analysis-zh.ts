import type { AnalysisMessages } from './analysis-messages.ts';
import { formatCount } from './format-numbers.ts';
import { outputPlaces } from './output-places.ts';

const howToPrice = '请用 --prices FILE 或套件中的 prices 给出价格';

export const analysisZh: AnalysisMessages = {
  jobsQueued: '任务排队',
  jobsRunning: '任务运行',
  jobTimes: ({ p50, p90, max }) => `半数不超过 ${p50}，九成不超过 ${p90}，最长 ${max}`,
  priceOld: (readOn, days) =>
    `所用价格是 ${formatCount(days)} 天前（${readOn}）查到的，可能已经变化。请更新本工具，或用 --prices FILE、套件中的 prices 给出新的价格`,
  costUnknown: ({ reason, models }) => {
    switch (reason) {
      case 'no-price':
        return `费用未知：没有 ${models.join('、')} 的价格，${howToPrice}`;
      case 'no-batch-price':
        return `费用未知：没有 ${models.join('、')} 的批处理价格，${howToPrice}`;
      case 'no-token-counts':
        return '费用未知：有回答没有附带 token 数，实际用量只能到项目的账单中查看';
      case 'cut-short':
        return '费用未知：任务中断之前的用量照常计费，但服务端没有给出具体数额';
    }
  },
  repeated: (answers, keys, examples) =>
    `不同的请求得到了同一个长回答（${formatCount(answers)} 种回答，涉及 ${formatCount(keys)} 个 key），采用之前请先抽查：${examples.join('、')}${keys > examples.length ? '……' : ''}`,
  malformedAt: (count, places) =>
    `结果中有 ${formatCount(count)} 行无法解析：${outputPlaces(places).join('、')}${count > places.length ? '……' : ''}`,
};
