import stringWidth from 'string-width';

/** What stays together where a line may end: a run of letters, or a Chinese character with the punctuation around it. */
const pieces = /[（《“「]*(?:\p{Script=Han}|[^\p{Script=Han}（《“「，。；：！？、）》”」]+)?[，。；：！？、）》”」]*/gu;

/**
 * A text in lines of at most so many terminal columns. Lines end at blanks and between Chinese characters; what has
 * neither, such as a path, is left whole, so that it can be copied.
 */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let blank = line === '' ? '' : ' ';
    for (const piece of piecesOf(word)) {
      const longer = `${line}${blank}${piece}`;
      if (line === '' || stringWidth(longer) <= width) line = longer;
      else {
        lines.push(line);
        line = piece;
      }
      blank = '';
    }
  }
  return [...lines, line];
}

function piecesOf(word: string): readonly string[] {
  const found = word.match(pieces)?.filter((piece) => piece !== '') ?? [];
  return found.length === 0 ? [word] : found;
}
