/** A line of a file with its number, from 1. */
export interface NumberedLine {
  readonly text: string;
  readonly line: number;
}

/** Says that a file is not the text it should be. `line` is where that shows first. */
export class NotUtf8Error extends Error {
  override readonly name = 'NotUtf8Error';
  readonly line: number;

  constructor(line: number) {
    super(`Line ${line} is not UTF-8`);
    this.line = line;
  }
}

/** A line is held as one text, and an engine has no longer ones than twice this. In UTF-16 units. */
export const longestLine: number = 2 ** 28;

/** Says that a line is too long to be read. */
export class LineTooLongError extends Error {
  override readonly name = 'LineTooLongError';
  readonly line: number;

  constructor(line: number) {
    super(`Line ${line} is longer than ${longestLine} characters`);
    this.line = line;
  }
}

/**
 * Splits a stream of UTF-8 bytes into lines; skips empty ones, a byte order mark, and carriage returns. `strict` throws
 * a `NotUtf8Error` at bytes that are no UTF-8, instead of reading them as replacement characters. Throws a
 * `LineTooLongError` at a line that no text could hold.
 */
export async function* readLines(
  bytes: AsyncIterable<Uint8Array>,
  { strict = false, longest = longestLine }: { strict?: boolean; longest?: number } = {},
): AsyncGenerator<NumberedLine> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: strict });
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      const [before = ''] = new TextDecoder().decode(chunk).split('\uFFFD', 1);
      throw new NotUtf8Error(line + before.split('\n').length);
    }
  };
  let line = 0;
  // A line may be longer than many chunks: its pieces are joined once.
  let pieces: string[] = [];
  let length = 0;
  const numbered = (piece: string): NumberedLine | null => {
    line += 1;
    const text = (line === 1 ? piece.replace(/^\uFEFF/, '') : piece).replace(/\r$/, '');
    return text.trim() === '' ? null : { text, line };
  };
  for await (const chunk of bytes) {
    const [first = '', ...others] = decode(chunk).split('\n');
    pieces.push(first);
    length += first.length;
    if (length > longest) throw new LineTooLongError(line + 1);
    for (const other of others) {
      const whole = numbered(pieces.join(''));
      if (whole !== null) yield whole;
      pieces = [other];
      length = other.length;
    }
  }
  const last = numbered(pieces.join('') + decode());
  if (last !== null) yield last;
}
