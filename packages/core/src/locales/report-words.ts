import type { Lang } from './lang.ts';
import { reportEn } from './report-en.ts';
import type { ReportMessages } from './report-messages.ts';
import { reportZh } from './report-zh.ts';

/** The words of a report in a language. */
export function reportWords(lang: Lang): ReportMessages {
  return lang === 'zh' ? reportZh : reportEn;
}

/** What a reason means and what to do about it; null for one that is not known. */
export function meaningOf(reason: string, words: ReportMessages): string | null {
  return Object.hasOwn(words.reasons, reason) ? (words.reasons[reason] ?? null) : null;
}
