/** A line of a file with its number, from 1. */
export interface NumberedLine {
  readonly text: string;
  readonly line: number;
}

/** Splits a stream of UTF-8 bytes into lines; skips empty ones, a byte order mark, and carriage returns. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<NumberedLine> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let line = 0;
  let rest = '';
  const numbered = (piece: string): NumberedLine | null => {
    line += 1;
    const text = (line === 1 ? piece.replace(/^\uFEFF/, '') : piece).replace(/\r$/, '');
    return text.trim() === '' ? null : { text, line };
  };
  for await (const chunk of bytes) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) {
      const whole = numbered(piece);
      if (whole !== null) yield whole;
    }
  }
  const last = numbered(rest + decoder.decode());
  if (last !== null) yield last;
}
