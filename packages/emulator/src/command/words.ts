import type { CommandHost } from './command-host.ts';
import type { CommandWords } from './command-words.ts';
import { wordsEn } from './words-en.ts';
import { wordsZh } from './words-zh.ts';

/** The words of a language. */
export function commandWords(lang: CommandHost['lang']): CommandWords {
  return lang === 'zh' ? wordsZh : wordsEn;
}
