import stringWidth from 'string-width';

/** As much of a text as fits so many terminal columns; a Chinese character takes two. */
export function cutToWidth(text: string, width: number): string {
  let cut = '';
  let left = width;
  for (const char of text) {
    left -= stringWidth(char);
    if (left < 0) break;
    cut += char;
  }
  return cut;
}
