/** The value of a number written with or without thousands separators; `null` when the text is no number. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replaceAll(',', '');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null;
}

/** Numbers, lists of them with commas still in one piece. A minus counts only where no word or number ends before it. */
const numbers =
  /(?:(?<![\p{L}\d])[-\u2212])?(?:(?<!\d\.?)\d(?:[\d,]*\d)?(?:\.\d+)?|(?<![\p{L}\d.])\.\d+)(?:e[+-]?\d+(?![\p{L}\d]))?/giu;

/** Commas that stand before three digits each, and so separate thousands. */
const thousands = /^[-\u2212]?\d{1,3}(?:,\d{3})+(?![\d,])/;

/** The last number that stands in a text, or `null`. `1,234.50` is one number; a full stop at its end is not part of it. */
export function lastNumber(text: string): number | null {
  const last = text.match(numbers)?.at(-1);
  if (last === undefined) return null;
  const number = thousands.test(last) ? last : (last.split(',').at(-1) ?? last);
  return readNumber(number.replace('\u2212', '-'));
}
