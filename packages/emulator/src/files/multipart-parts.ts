import { Buffer } from 'node:buffer';
import { invalidArgument } from '../http/service-error.ts';

/** One part of a multipart body. Its bytes must be read before the next part is asked for. */
export interface MultipartPart {
  readonly contentType: string | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const maxHeadBytes = 16 * 1024;

/**
 * The boundary that the Content-Type of a multipart body names. Throws when there is none. RFC 2046 (5.1.1) ends it at
 * 70 characters; a client in use sends 73 (openclaw 2026.9.6, read 2026-11-24), so up to 200 are taken.
 */
export function multipartBoundary(contentType: string | null): string {
  const found = /^\s*multipart\/[^;]+;(?:.*;)?\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))\s*(?:;|$)/i.exec(
    contentType ?? '',
  );
  const boundary = found?.[1] ?? found?.[2];
  if (boundary === undefined) {
    throw invalidArgument('A multipart upload needs a Content-Type of multipart/related with a boundary.');
  }
  return boundary;
}

/**
 * The parts of a multipart body, read as they come: none is ever held in full. Throws for a body that is malformed.
 *
 * Lines may end in a bare line feed, as those of google-api-python-client do (googleapiclient/discovery.py writes with
 * BytesGenerator, read 2026-11-28). How the line of the first boundary ends is how that before each boundary does: of a
 * body with CRLF nothing else ends a part, and of one without a part may end in a carriage return.
 */
export async function* multipartParts(
  chunks: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<MultipartPart> {
  const source = chunks[Symbol.asyncIterator]();
  // The first boundary may stand at the very beginning, without a line break before it.
  let pending = Buffer.from('\n');
  let delimiter = Buffer.from(`\n--${boundary}`);

  const more = async (): Promise<void> => {
    const next = await source.next();
    if (next.done) {
      throw invalidArgument('The multipart body ends before its closing boundary.');
    }
    pending = Buffer.concat([pending, next.value]);
  };
  const take = (sizeBytes: number): Buffer<ArrayBuffer> => {
    const taken = pending.subarray(0, sizeBytes);
    pending = pending.subarray(sizeBytes);
    return taken;
  };
  /** All up to the next boundary, which is taken away. */
  async function* untilBoundary(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = pending.indexOf(delimiter);
      if (at !== -1) {
        const rest = take(at);
        take(delimiter.length);
        if (rest.length > 0) {
          yield rest;
        }
        return;
      }
      const safeBytes = pending.length - delimiter.length + 1;
      if (safeBytes > 0) {
        yield take(safeBytes);
      }
      await more();
    }
  }
  const headUpTo = async (...ends: readonly string[]): Promise<string> => {
    for (;;) {
      const found = ends.map((end) => ({ at: pending.indexOf(end), end })).filter(({ at }) => at !== -1);
      const first = found.toSorted((one, other) => one.at - other.at)[0];
      if (first !== undefined && first.at <= maxHeadBytes) {
        return take(first.at + first.end.length).toString('latin1');
      }
      if (pending.length > maxHeadBytes) {
        throw invalidArgument('A part of the multipart body has no end of its header.');
      }
      await more();
    }
  };

  try {
    await drain(untilBoundary());
    for (let isFirst = true; ; isFirst = false) {
      while (pending.length < 2) {
        await more();
      }
      if (pending.subarray(0, 2).equals(Buffer.from('--'))) {
        return;
      }
      // White space may follow a boundary; the header begins in the next line and ends with an empty one.
      const line = await headUpTo('\n');
      if (line.trim() !== '') {
        throw invalidArgument('The multipart body is malformed: a boundary does not end its line.');
      }
      if (isFirst && line.endsWith('\r\n')) {
        delimiter = Buffer.from(`\r\n--${boundary}`);
      }
      pending = Buffer.concat([Buffer.from('\n'), pending]);
      const head = await headUpTo('\n\n', '\n\r\n');
      const bytes = untilBoundary();
      yield { contentType: /^content-type:(.*)$/im.exec(head)?.[1]?.trim() || undefined, bytes };
      await drain(bytes);
    }
  } finally {
    await source.return?.();
  }
}

async function drain(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of bytes) {
    // Not asked for.
  }
}
