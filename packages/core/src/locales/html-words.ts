import { htmlEn } from './html-en.ts';
import type { HtmlMessages } from './html-messages.ts';
import { htmlZh } from './html-zh.ts';
import type { Lang } from './lang.ts';

/** The further words of the HTML report in a language. */
export function htmlWords(lang: Lang): HtmlMessages {
  return lang === 'zh' ? htmlZh : htmlEn;
}
