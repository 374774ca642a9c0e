import { priceNotes } from '../pricing/price-notes.ts';

/** What the price table notes, with the Chinese words for it. */
export const priceNotesZh: readonly (readonly [english: string, chinese: string])[] = [
  [priceNotes.computed, '批处理价格按标准价的一半推算，没有直接的出处。'],
  [priceNotes.unknown, '没有资料说明这个模型是否支持批处理，也没有批处理价格。'],
  [priceNotes.halfIfBatch, '如果支持批处理，价格应为一半，但没有资料说明它支持。'],
  [priceNotes.halfSaid, '有资料说这个模型的批处理半价，具体数字由此推算。'],
  [
    priceNotes.cached,
    '批处理中缓存 token 的价格说法不一：指南说按标准缓存价，价格页（2026-08-13）说按一半。这里取较高的。',
  ],
  [priceNotes.cachedElsewhere, '缓存 token 的价格另有出处：simstudioai/sim 的 5812 号合并请求，2026 年 7 月。'],
  [priceNotes.higherInput, '另有资料称输入为 0.50，可能指音频。'],
];
