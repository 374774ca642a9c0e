/** The value of a number written with or without thousands separators; `null` when the text is no number. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replaceAll(',', '');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null;
}

/** The last number that stands in a text, or `null`. `1,234.50` is one number; a full stop at its end is not part of it. */
export function lastNumber(text: string): number | null {
  const last = text.match(/(?<![\d.])-?(?:\d[\d,]*(?:\.\d+)?|\.\d+)/g)?.at(-1);
  return last === undefined ? null : readNumber(last);
}
