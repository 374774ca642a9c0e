import type { NoticeMessages } from './notice-messages.ts';

export const noticesEn: NoticeMessages = {
  shutDown: (model, from, past) =>
    past
      ? `"${model}" was shut down${from === null ? '' : ` on ${from}`}: the service will refuse it, or its jobs will expire without an answer. Choose another model`
      : `"${model}" is shut down on ${from}: jobs that have not ended by then may expire without an answer. Choose another model`,
  routed: (model, to, from, past) =>
    past
      ? `"${to}" answers requests to "${model}"${from === null ? '' : ` since ${from}`}, at its own price`
      : `From ${from} on "${to}" answers requests to "${model}", at its own price`,
  priceUnknown: (model, batchOnly) =>
    `${batchOnly ? `What a batch costs on "${model}" is not known` : `The price of "${model}" is not known`}, so the report will name no cost. A file of prices gives it: --prices FILE, or "prices" in the suite`,
  priceOld: (model, readOn, days) =>
    `The price of "${model}" was read ${days} days ago (${readOn}) and may have changed. A newer one: update this tool, --prices FILE, or "prices" in the suite`,
};
