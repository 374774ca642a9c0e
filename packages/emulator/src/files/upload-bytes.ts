import type { FileAllowance } from './file-limits.ts';
import { RecoverableRefusal } from './recoverable-refusal.ts';

/** The bytes of an upload broke off: what came may be kept. */
export class InterruptedUpload extends RecoverableRefusal {}

/**
 * The bytes of a body as they come. Throws an InterruptedUpload when the body breaks off or the signal aborts: it does
 * not wait for a client that sends no more.
 */
export async function* uploadBytes(
  body: ReadableStream<Uint8Array> | null,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if (body === null) {
    return;
  }
  const reader = body.getReader();
  const stop = (): void => {
    reader.cancel().catch(() => {});
  };
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) {
    stop();
  }
  let isAtEnd = false;
  try {
    while (!isAtEnd) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new InterruptedUpload('INVALID_ARGUMENT', 'The body of the request broke off.', [], { cause });
      });
      if (signal?.aborted) {
        throw new InterruptedUpload('ABORTED', 'Another request on the same upload took the place of this one.');
      }
      isAtEnd = done;
      if (value !== undefined) {
        yield value;
      }
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    if (!isAtEnd) {
      stop();
    }
  }
}

/** Bytes that are refused as soon as the file would be too large. `startBytes` is what it has already. */
export async function* withinAllowance(
  chunks: AsyncIterable<Uint8Array>,
  startBytes: number,
  allowance: FileAllowance,
): AsyncGenerator<Uint8Array> {
  let sizeBytes = startBytes;
  for await (const chunk of chunks) {
    sizeBytes += chunk.length;
    allowance.check(sizeBytes);
    yield chunk;
  }
}
