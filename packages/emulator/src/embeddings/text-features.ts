/** Words, and letters that stand for one. */
const words = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{Letter}\p{Number}]+/gu;

/**
 * What a text is about, as a rough measure: its words, pairs of neighbouring words, and the three-letter pieces of long
 * words, each with a weight. Texts that share many of them are alike.
 */
export function textFeatures(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (feature: string, weight: number): void => {
    counts.set(feature, (counts.get(feature) ?? 0) + weight);
  };
  let previous: string | undefined;
  for (const [word] of text.toLowerCase().matchAll(words)) {
    add(`word ${word}`, weightOf(word));
    if (previous !== undefined) {
      add(`pair ${previous} ${word}`, 0.5);
    }
    if (word.length > 4) {
      for (let start = 0; start + 3 <= word.length; start += 1) {
        add(`piece ${word.slice(start, start + 3)}`, 0.3);
      }
    }
    previous = word;
  }
  // A word that is repeated often does not drown the others.
  return new Map([...counts].map(([feature, weight]) => [feature, weight / (1 + Math.log(1 + weight))]));
}

/** Short words of an alphabet carry little: "the", "of", "is". */
function weightOf(word: string): number {
  return /^[\p{Script=Latin}]{1,3}$/u.test(word) ? 0.3 : 1;
}
