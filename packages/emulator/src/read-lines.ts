import { invalidArgument } from './http/service-error.ts';

/** One line of a text: its number from 1, where its bytes begin, and its text without the line break. */
export interface Line {
  readonly number: number;
  readonly offsetBytes: number;
  readonly sizeBytes: number;
  readonly text: string;
}

const lineFeed = 0x0a;

/**
 * A line is held in memory, so there must be an end to it. Whether the service has a limit is not known; one request
 * that is sent by itself must stay under 20 MB (ai.google.dev/gemini-api/docs/batch-api, gathered 2026-11-23).
 */
export const maxLineBytes: number = 32 * 1024 * 1024;

/**
 * The lines of a stream of UTF-8 bytes, one at a time. A line break at the very end begins no further line. Throws what
 * the service might say of a line that is too long to be read.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let text = '';
  let sizeBytes = 0;
  let offsetBytes = 0;
  let number = 0;

  const add = (piece: Uint8Array): void => {
    sizeBytes += piece.length;
    if (sizeBytes > maxLineBytes) {
      throw invalidArgument(`Error on line ${number + 1}: the line is longer than ${maxLineBytes} bytes`);
    }
    text += decoder.decode(piece, { stream: true });
  };
  const take = (breakBytes: 0 | 1): Line => {
    number += 1;
    const whole = text + decoder.decode();
    const line: Line = { number, offsetBytes, sizeBytes, text: whole.endsWith('\r') ? whole.slice(0, -1) : whole };
    offsetBytes += sizeBytes + breakBytes;
    text = '';
    sizeBytes = 0;
    return line;
  };

  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      add(chunk.subarray(start, end));
      start = end + 1;
      yield take(1);
    }
    if (start < chunk.length) {
      add(chunk.subarray(start));
    }
  }
  if (sizeBytes > 0) {
    yield take(0);
  }
}
