import type { Notice } from '../planner/notices.ts';
import type { Lang } from './lang.ts';
import { noticesEn } from './notices-en.ts';
import { noticesZh } from './notices-zh.ts';

/** A notice as one line. */
export function noticeText(notice: Notice, lang: Lang): string {
  const words = lang === 'zh' ? noticesZh : noticesEn;
  switch (notice.kind) {
    case 'model-shut-down':
      return words.shutDown(notice.model, notice.from, notice.past);
    case 'model-routed':
      return words.routed(notice.model, notice.to, notice.from, notice.past);
    case 'price-unknown':
      return words.priceUnknown(notice.model, notice.batchOnly);
    case 'price-old':
      return words.priceOld(notice.model, notice.readOn, notice.days);
  }
}
