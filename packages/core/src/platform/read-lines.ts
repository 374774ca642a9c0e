/** A line of a file with its number, from 1. */
export interface NumberedLine {
  readonly text: string;
  readonly line: number;
}

/** Splits a stream of UTF-8 bytes into lines; skips empty ones, a byte order mark, and carriage returns. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<NumberedLine> {
  const decoder = new TextDecoder();
  let line = 0;
  let rest = '';
  for await (const chunk of bytes) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) {
      line += 1;
      if (piece.trim() !== '') yield { text: piece.replace(/\r$/, ''), line };
    }
  }
  rest += decoder.decode();
  if (rest.trim() !== '') yield { text: rest.replace(/\r$/, ''), line: line + 1 };
}
