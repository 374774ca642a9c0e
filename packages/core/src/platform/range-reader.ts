import type { ByteRange, Files } from './files.ts';

/** So much is read at once where one range follows the other. */
const windowBytes = 1 << 18;

/**
 * Reads ranges of a file. As long as each begins not far behind the one before, a window of the file is read at once: a
 * call to the system for each takes longer than all else that is done with it. In any other order, nothing more than the
 * range is read.
 */
export function createRangeReader(path: string, files: Pick<Files, 'read'>): (range: ByteRange) => Promise<Uint8Array> {
  let window: { readonly start: number; readonly bytes: Uint8Array } | null = null;
  let lastEnd = 0;
  return async ({ start, end }) => {
    const follows = start >= lastEnd && start - lastEnd < windowBytes;
    lastEnd = end;
    if (window === null || start < window.start || end > window.start + window.bytes.length) {
      const until = follows ? Math.max(end, start + windowBytes) : end;
      window = { start, bytes: await bytesOf(files.read(path, { start, end: until })) };
    }
    return window.bytes.subarray(start - window.start, end - window.start);
  };
}

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const bytes = new Uint8Array(parts.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
