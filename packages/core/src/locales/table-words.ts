import { tableEn } from './table-en.ts';
import type { TableMessages } from './table-messages.ts';
import { tableZh } from './table-zh.ts';

/** The words of the table of requests in a language. */
export function tableWords(lang: string): TableMessages {
  return lang === 'zh' ? tableZh : tableEn;
}
