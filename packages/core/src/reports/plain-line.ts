/** Text of the service or a model as one line for a terminal: no control, format or line characters, not too long. */
export function plainLine(text: string, longest = 200): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const chars = [...line];
  return chars.length > longest ? `${chars.slice(0, longest - 1).join('')}…` : line;
}
