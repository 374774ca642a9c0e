import type { Lang } from './lang.ts';
import { priceNotesZh } from './price-notes-in-chinese.ts';

/** The note of a price row in a language; what a user wrote in a file of prices stands as it is. */
export function priceNote(note: string, lang: Lang): string {
  if (lang === 'en') return note;
  const translated = priceNotesZh.reduce((text, [english, chinese]) => text.replace(english, chinese), note);
  return translated.replaceAll('。 ', '。');
}
