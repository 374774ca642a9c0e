/** A text that is not longer than so many characters; of a longer one the beginning, and `note` with its whole length. */
export function cutText(text: string, longest: number, note: (length: number) => string): string {
  if (text.length <= longest) return text;
  // A pair of surrogates is not parted.
  const end = /[\ud800-\udbff]/.test(text.charAt(longest - 1)) ? longest - 1 : longest;
  return `${text.slice(0, end)}${note(text.length)}`;
}
