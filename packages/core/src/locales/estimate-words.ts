import { estimateEn } from './estimate-en.ts';
import type { EstimateMessages } from './estimate-messages.ts';
import { estimateZh } from './estimate-zh.ts';
import type { Lang } from './lang.ts';

/** The words of an estimate in a language. */
export function estimateWords(lang: Lang): EstimateMessages {
  return lang === 'zh' ? estimateZh : estimateEn;
}
