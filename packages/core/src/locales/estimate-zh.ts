import type { EstimateMessages } from './estimate-messages.ts';

const fits = {
  'at-once': () => '全部任务可同时提交',
  'in-waves': (waves: string) => `需要先后分 ${waves} 批`,
  'job-too-large': () => '会被拒绝：单个任务就已超过上限',
  unknown: () => '未知',
} as const;

export const estimateZh: EstimateMessages = {
  headline: (cost, complete, requests, model) =>
    `批量价${complete ? '约' : '超过'} ${cost} · ${requests} 个请求 · ${model}`,
  headlineUnknown: (requests, model) => `费用未知 · ${requests} 个请求 · ${model}`,
  labels: {
    cost: '费用',
    most: '最多',
    prompts: '输入',
    answers: '输出',
    jobs: '任务',
    tier: '层级',
    price: '单价',
    limit: '费用上限',
  },
  from: (day) => `${day} 起`,
  cost: (batch, standard, saved) => `批量价 ${batch}，标准价 ${standard}，节省 ${saved}`,
  most: (cost) => `${cost}（每个回答都达到长度上限时）`,
  byRule: (tokens) => `按经验规则约 ${tokens} 个 token：拉丁字母每 4 个字符计 1 个，其他文字每个字符计 1 个`,
  counted: (tokens, requests, all, from, to) =>
    all
      ? `${tokens} 个 token，已逐个计数`
      : `约 ${tokens} 个 token（95% 置信区间 ${from} ~ ${to}），由 ${requests} 个请求的实际计数推算`,
  answers: (assumed, most) =>
    `假定 ${assumed} 个 token：每个回答 1,024 个，maxOutputTokens 更小时以它为准；最多 ${most} 个`,
  jobs: (jobs, size, inline, canaries) =>
    `${jobs} 个，输入共 ${size}${inline ? '，随创建调用一起发送' : ''}${canaries === null ? '' : `，其中有 ${canaries} 个验证请求`}`,
  price: (batch, standard, source, readOn) =>
    `每百万 token ${batch === null ? '' : `批量价输入 ${batch[0]}、输出 ${batch[1]}，`}标准价输入 ${standard[0]}、输出 ${standard[1]}（来源 ${source}，查阅于 ${readOn}）`,
  changed: (batch, answering) => `批量价 ${batch}${answering === null ? '' : `，由 ${answering} 回答`}`,
  changedUnknown: '价格未知',
  tier: (tier, fit, waves, tokens, limit) =>
    `Tier ${tier}：${fits[fit](waves)}${limit === null ? '' : `（排队 token ${tokens} / ${limit}）`}`,
  tierUnknown: (model) => `未知：没有资料给出 ${model} 的排队 token 上限`,
  limit: (verdict, limit, byRule) =>
    ({
      within: `${limit}：run 会发送（按经验规则为 ${byRule}）`,
      over: `${limit}：run 不会发送任何请求，因为按经验规则要 ${byRule}`,
      'unknown-price': `${limit}：不加 --allow-unknown-price，run 不会发送任何请求`,
      'not-estimable': `${limit}：有内容无法按经验规则估算，不加 --allow-unknown-price，run 不会发送任何请求`,
    })[verdict],
  notesHeading: '需要注意',
  notes: {
    rule: '经验规则出自 Google 对英文文章的说法（100 个 token 相当于 60 到 80 个单词），误差约 15%。中文的实际 token 数比它少；代码、JSON、数字和 schema 比它多，多多少不得而知。提供密钥后，会由服务端对样本计数。',
    emulator: '计数来自模拟器自己的规则，与真实模型的计数不同。',
    thoughts: '思考内容按输出计费，而模型会思考多久事先无法知道：它不在假定的数量之内，但包含在“最多”之内。',
    beyondRule: (requests, isCounted) =>
      isCounted
        ? `${requests} 个请求含有文件、图片、工具或缓存内容：计数已包含它们。从缓存读取的部分在这里按全价计算。`
        : `${requests} 个请求含有文件、图片、工具或缓存内容：这里只估算了其中的文字。`,
    changeMayReach: (day) => `任务最长可能需要 48 小时，可能在 ${day} 价格变动之后才结束；以哪一天的价格计费不得而知。`,
    aboveSpendLimit: (tier, limit) =>
      `Tier ${tier} 的项目十分钟内最多消费 ${limit}：超出的任务可能会暂时被拒绝。批量任务在何时计入消费不得而知。`,
    jobTooLarge: (tier) => `减小任务即可满足 Tier ${tier}：--requests-per-job`,
    enqueued:
      '各层级的上限以 Google 2026-08-18 公布的输入 token 数为准，您项目的实际上限见 AI Studio；项目中的其他任务也会占用。',
  },
};
