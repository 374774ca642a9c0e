/** One line of a text: its number from 1, where its bytes begin, and its text without the line break. */
export interface Line {
  readonly number: number;
  readonly offsetBytes: number;
  readonly sizeBytes: number;
  readonly text: string;
}

const lineFeed = 0x0a;

/** The lines of a stream of UTF-8 bytes, one at a time. A line break at the very end begins no further line. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  let offsetBytes = 0;
  let number = 0;

  const take = (sizeBytes: number): Line => {
    number += 1;
    const text = decoder.decode(joined(pending, pendingBytes)).replace(/\r$/, '');
    const line: Line = { number, offsetBytes, sizeBytes: pendingBytes, text };
    offsetBytes += sizeBytes;
    pending = [];
    pendingBytes = 0;
    return line;
  };

  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      const piece = chunk.subarray(start, end);
      pending.push(piece);
      pendingBytes += piece.length;
      start = end + 1;
      yield take(pendingBytes + 1);
    }
    if (start < chunk.length) {
      const rest = chunk.slice(start);
      pending.push(rest);
      pendingBytes += rest.length;
    }
  }
  if (pendingBytes > 0) {
    yield take(pendingBytes);
  }
}

function joined(pieces: readonly Uint8Array[], sizeBytes: number): Uint8Array {
  const [first] = pieces;
  if (pieces.length === 1 && first !== undefined) {
    return first;
  }
  const whole = new Uint8Array(sizeBytes);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
