import { invalidArgument } from './http/service-error.ts';

/** One line of a text: its number from 1, where its bytes begin, and its text without the line break. */
export interface Line {
  readonly number: number;
  readonly offsetBytes: number;
  readonly sizeBytes: number;
  readonly text: string;
}

const lineFeed = 0x0a;
const firstBufferBytes = 64 * 1024;

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
  // Of the line that began in an earlier chunk. One buffer for all: a new one a line would pile up before it is freed.
  let buffer = new Uint8Array(firstBufferBytes);
  let pendingBytes = 0;
  let offsetBytes = 0;
  let number = 0;

  const add = (piece: Uint8Array): void => {
    const sizeBytes = pendingBytes + piece.length;
    if (sizeBytes > maxLineBytes) {
      throw invalidArgument(`Error on line ${number + 1}: the line is longer than ${maxLineBytes} bytes`);
    }
    if (sizeBytes > buffer.length) {
      const larger = new Uint8Array(Math.min(maxLineBytes, Math.max(2 * buffer.length, sizeBytes)));
      larger.set(buffer.subarray(0, pendingBytes));
      buffer = larger;
    }
    buffer.set(piece, pendingBytes);
    pendingBytes = sizeBytes;
  };
  const take = (bytes: Uint8Array, breakBytes: 0 | 1): Line => {
    number += 1;
    const text = decoder.decode(bytes);
    const line: Line = {
      number,
      offsetBytes,
      sizeBytes: bytes.length,
      text: text.endsWith('\r') ? text.slice(0, -1) : text,
    };
    offsetBytes += bytes.length + breakBytes;
    pendingBytes = 0;
    return line;
  };
  const pending = (): Uint8Array => buffer.subarray(0, pendingBytes);

  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      const piece = chunk.subarray(start, end);
      start = end + 1;
      if (pendingBytes === 0 && piece.length <= maxLineBytes) {
        yield take(piece, 1);
      } else {
        add(piece);
        yield take(pending(), 1);
      }
    }
    if (start < chunk.length) {
      add(chunk.subarray(start));
    }
  }
  if (pendingBytes > 0) {
    yield take(pending(), 0);
  }
}
