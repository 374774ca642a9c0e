import { wait } from '../http/wait.ts';
import { type ConnectionFault, terminatedBody } from './connection-fault.ts';

type Chunks = AsyncIterable<Uint8Array>;

/** What was read of a long body before it is cut: half of it would take all of it into memory. */
const mostBeforeCutBytes = 1024 * 1024;

/** How often a throttled body sends something, per second. */
const piecesPerSecond = 10;

/** An answer with another body. Its length is no longer known. */
export function withBody(response: Response, chunks: AsyncGenerator<Uint8Array>): Response {
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return new Response(streamOfChunks(chunks), { status: response.status, headers });
}

/** The first bytes of a body, then its end as if there were no more. */
export async function* truncated(chunks: Chunks, sizeBytes: number): AsyncGenerator<Uint8Array> {
  let left = sizeBytes;
  if (left === 0) {
    return;
  }
  for await (const chunk of chunks) {
    yield chunk.subarray(0, left);
    left -= Math.min(left, chunk.length);
    if (left === 0) {
      return;
    }
  }
}

/** The first half of a body, at least one byte where there is one, then the connection's end; of a long one, the first MB. */
export async function* halved(chunks: Chunks, fault: ConnectionFault): AsyncGenerator<Uint8Array> {
  const read: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of chunks) {
    read.push(chunk);
    sizeBytes += chunk.length;
    if (sizeBytes >= 2 * mostBeforeCutBytes) {
      break;
    }
  }
  let left = Math.ceil(sizeBytes / 2);
  for (const chunk of read) {
    if (left > 0) {
      yield chunk.subarray(0, left);
    }
    left -= Math.min(left, chunk.length);
  }
  throw terminatedBody(fault);
}

/** A body at so many bytes a second, of the wall clock. */
export async function* throttled(
  chunks: Chunks,
  bytesPerSecond: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const pieceBytes = Math.max(1, Math.floor(bytesPerSecond / piecesPerSecond));
  const startMs = performance.now();
  let sentBytes = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      const piece = chunk.subarray(at, at + pieceBytes);
      sentBytes += piece.length;
      yield piece;
      await wait((sentBytes / bytesPerSecond) * 1000 - (performance.now() - startMs), signal);
    }
  }
}

function streamOfChunks(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        // An empty chunk would leave the reader waiting.
        let next = await chunks.next();
        while (!next.done && next.value.length === 0) {
          next = await chunks.next();
        }
        if (next.done) {
          controller.close();
        } else {
          controller.enqueue(next.value);
        }
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    // Nothing is made before it is asked for.
    { highWaterMark: 0 },
  );
}
