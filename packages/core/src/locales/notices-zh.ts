import type { NoticeMessages } from './notice-messages.ts';

export const noticesZh: NoticeMessages = {
  shutDown: (model, from, past) =>
    past
      ? `"${model}" ${from === null ? '已经下线' : `已于 ${from} 下线`}：服务端会拒绝，或者任务过期而没有结果。请换一个模型`
      : `"${model}" 将于 ${from} 下线：届时尚未结束的任务可能过期而没有结果。请换一个模型`,
  routed: (model, to, from, past) =>
    past
      ? `${from === null ? '' : `自 ${from} 起，`}发给 "${model}" 的请求由 "${to}" 回答，并按后者计费`
      : `从 ${from} 起，发给 "${model}" 的请求将由 "${to}" 回答，并按后者计费`,
  priceUnknown: (model, batchOnly) =>
    `不清楚 "${model}" 的${batchOnly ? '批处理价格' : '价格'}，报告中不会有费用。可以用价格文件给出：--prices FILE，或套件中的 prices`,
  priceOld: (model, readOn, days) =>
    `"${model}" 的价格是 ${days} 天前（${readOn}）查到的，可能已经变化。请更新本工具，或用 --prices FILE、套件中的 prices 给出新的价格`,
};
