/** A line of a file with its number, from 1. */
export interface NumberedLine {
  readonly text: string;
  readonly line: number;
}

/** Splits a stream of UTF-8 bytes into lines; skips empty ones, a byte order mark, and carriage returns. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<NumberedLine> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let line = 0;
  // A line may be longer than many chunks: its pieces are joined once.
  let pieces: string[] = [];
  const numbered = (piece: string): NumberedLine | null => {
    line += 1;
    const text = (line === 1 ? piece.replace(/^\uFEFF/, '') : piece).replace(/\r$/, '');
    return text.trim() === '' ? null : { text, line };
  };
  for await (const chunk of bytes) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    pieces.push(first);
    for (const other of others) {
      const whole = numbered(pieces.join(''));
      if (whole !== null) yield whole;
      pieces = [other];
    }
  }
  const last = numbered(pieces.join('') + decoder.decode());
  if (last !== null) yield last;
}
