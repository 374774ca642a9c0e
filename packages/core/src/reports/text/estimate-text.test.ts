import { describe, expect, test } from 'vitest';
import { type Lang, langs } from '../../locales/lang.ts';
import type { Estimate, EstimatedCost } from '../../planner/estimate.ts';
import { tierFits } from '../../planner/tier-fit.ts';
import { tool } from '../../tool.ts';
import { estimateText } from './estimate-text.ts';

const price = {
  model: 'gemini-3.5-flash-lite',
  standard: { inputUsd: 0.3, outputUsd: 2.5 },
  batch: { inputUsd: 0.15, outputUsd: 1.875 },
  source: 'pricing page',
  readOn: '2026-10-02',
  note: 'A batch would cost half, if the model takes batch jobs: no source says that it does.',
};
const cost: EstimatedCost = {
  currency: 'USD',
  batch: 0.42,
  standard: 0.84,
  saved: 0.42,
  most: 12.5,
  byRule: 0.41,
  complete: true,
};
const base: Estimate = {
  schemaVersion: 1,
  tool,
  estimatedAt: '2026-11-23T12:00:00.000Z',
  model: 'gemini-3.5-flash-lite',
  notices: [],
  requests: 1234,
  tokens: {
    by: 'rule',
    counted: 0,
    input: 56_789,
    inputInterval: null,
    inputByRule: 56_789,
    beyondRule: 0,
    outputAssumed: 300_000,
    outputMost: 9_000_000,
  },
  jobs: { count: 2, inputBytes: 345_678, inline: false, canaries: 0 },
  cost,
  price,
  priceChange: null,
  limit: null,
  tiers: tierFits('gemini-3.5-flash-lite', { tokens: [56_789], atOnce: 100, costUsd: 0.42 }),
  tierNeeded: 1,
};
const change = {
  day: '2026-12-01',
  answering: 'gemini-3.5-flash-lite',
  price,
  cost: { ...cost, batch: 0.84 },
  mayReachRun: true,
};
const counted = { ...base.tokens, by: 'service', counted: 20, inputInterval: [50_000, 60_000] } as const;
const waves = tierFits('gemini-3.5-flash-lite', { tokens: [9e6, 9e6], atOnce: 100, costUsd: 70 });
const tooLarge = tierFits('gemini-3.5-flash-lite', { tokens: [2e7], atOnce: 100, costUsd: 70 });

const text = (more: Partial<Estimate>, lang: Lang = 'en') =>
  estimateText({ ...base, ...more }, lang, (_, plain) => plain);

test('estimateText begins with what it costs', () => {
  const [headline = '', empty, first = ''] = text({}).split('\n');
  expect(headline).toBe('About $0.4200 as a batch · 1,234 requests · gemini-3.5-flash-lite');
  expect(empty).toBe('');
  expect(first).toBe('Cost     $0.4200 as a batch, $0.8400 at the standard rate: $0.4200 saved');
});

const samples: Record<string, { more: Partial<Estimate>; en: readonly string[]; zh: readonly string[] }> = {
  'by the rule': {
    more: {},
    en: [
      '56,789 tokens by rule of thumb',
      '15 %',
      'At most  $12.50',
      '2, 345.7 kB of input',
      '$0.15 in, $1.875 out as a batch; $0.30 in, $2.50 out at',
    ],
    zh: [
      '56,789 个 token',
      '15%',
      '最多  $12.50',
      '2 个，输入共 345.7 kB',
      '批量价输入 $0.15、输出 $1.875，标准价输入 $0.30、输出 $2.50',
    ],
  },
  'one token': {
    more: { tokens: { ...base.tokens, input: 1 } },
    en: ['1 token by rule of thumb'],
    zh: ['约 1 个 token'],
  },
  'counted of a sample': {
    more: { tokens: counted },
    en: ['56,789 tokens (50,000 to 60,000 with 95 % confidence), from 20 requests'],
    zh: ['95% 置信区间 50,000 ~ 60,000', '20 个请求'],
  },
  'all counted': {
    more: { requests: 20, tokens: { ...counted, inputInterval: [56_789, 56_789] } },
    en: ['56,789 tokens, all counted'],
    zh: ['已逐个计数'],
  },
  'counted by the emulator': {
    more: { tokens: { ...counted, by: 'emulator' } },
    en: ['The emulator counted by a rule of its own'],
    zh: ['模拟器自己的规则'],
  },
  'more than the rule can count': {
    more: { tokens: { ...base.tokens, beyondRule: 7 }, cost: { ...cost, complete: false, most: null } },
    en: ['More than $0.4200', '7 requests with files', 'only their text'],
    zh: ['批量价超过 $0.4200', '7 个请求含有文件', '只估算了其中的文字'],
  },
  'no price': {
    more: { cost: null, price: null },
    en: ['Cost not known · 1,234 requests'],
    zh: ['费用未知 · 1,234 个请求'],
  },
  'a price that changes soon': {
    more: { priceChange: change },
    en: ['From 2026-12-01  $0.8400 as a batch', 'may end after 2026-12-01'],
    zh: ['2026-12-01 起  批量价 $0.8400', '在 2026-12-01 价格变动之后'],
  },
  'a price that ends': {
    more: { priceChange: { ...change, price: null, cost: null } },
    en: ['From 2026-12-01  the price is not known'],
    zh: ['2026-12-01 起  价格未知'],
  },
  'another model that will answer': {
    more: {
      priceChange: { ...change, answering: 'gemini-3.8-flash' },
      notices: [{ kind: 'model-routed', model: 'a', from: '2026-12-01', past: false, to: 'gemini-3.8-flash' }],
    },
    en: ['$0.8400 as a batch, answered by gemini-3.8-flash', 'From 2026-12-01 on "gemini-3.8-flash" answers'],
    zh: ['批量价 $0.8400，由 gemini-3.8-flash 回答', '从 2026-12-01 起'],
  },
  'a price of a batch that nobody knows': {
    more: { cost: null, price: { ...price, batch: null } },
    en: ['per million tokens $0.30 in, $2.50 out at the standard rate', 'no source says that it does'],
    zh: ['每百万 token 标准价输入 $0.30、输出 $2.50', '没有资料说明它支持'],
  },
  'a limit of cost': {
    more: { limit: { maxCostUsd: 0.1, verdict: 'over' } },
    en: ['$0.1000: run would send nothing, for by the rule of thumb it costs $0.4100'],
    zh: ['$0.1000：run 不会发送任何请求'],
  },
  'waves, and more than may be spent in ten minutes': {
    more: { tiers: waves },
    en: ['1: in 2 waves', '2: all jobs at once', 'In tier 2 a project may spend $50.00 in ten minutes'],
    zh: ['Tier 1：需要先后分 2 批', 'Tier 2：全部任务', 'Tier 2 的项目十分钟内最多消费 $50.00'],
  },
  'a job that is too large': {
    more: { tiers: tooLarge },
    en: ['1: refused: one job alone is above the limit', 'Smaller jobs fit tier 1: --requests-per-job'],
    zh: ['单个任务就已超过上限', '减小任务即可满足 Tier 1'],
  },
  'limits that nobody knows': {
    more: { tiers: tierFits('gemini-4-argon', { tokens: [1], atOnce: 1, costUsd: 1 }), model: 'gemini-4-argon' },
    en: ['not known: no source tells the limit of enqueued tokens of gemini-4-argon'],
    zh: ['没有资料给出 gemini-4-argon 的排队 token 上限'],
  },
  'inline, with canaries': {
    more: { jobs: { count: 1, inputBytes: 999, inline: true, canaries: 3 } },
    en: ['1, 999 B of input in the creates themselves, 3 canaries among it'],
    zh: ['随创建调用一起发送，其中有 3 个验证请求'],
  },
};

describe.each(langs)('estimateText in %s', (lang) => {
  test.each(Object.entries(samples))('%s', (_, sample) => {
    const shown = text(sample.more, lang);
    for (const part of sample[lang]) expect(shown).toContain(part);
    expect(shown).not.toMatch(/undefined|NaN|null|\[object/);
    expect(/\p{Script=Han}/u.test(shown)).toBe(lang === 'zh');
  });
});

test('estimateText: the name of a model cannot write lines or move the cursor', () => {
  const shown = text({ model: 'x\n\u001b[2Jfine' });
  expect(shown.split('\n')[0]).toMatch(/· x \[2Jfine$/);
  expect(shown).not.toContain('\u001b');
});
