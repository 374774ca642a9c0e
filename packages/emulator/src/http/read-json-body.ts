import { Buffer } from 'node:buffer';
import { isTooDeep, maxDepth } from '@gemini-batch-test/core/wire';
import { isPlainObject, type PlainObject } from '../plain-object.ts';
import { parseLenientJson } from './parse-lenient-json.ts';
import { invalidArgument, ServiceError } from './service-error.ts';

/** A request with its body must stay under 20 MB (ai.google.dev/gemini-api/docs/batch-api, gathered 2026-11-23). */
const usualMaxBytes = 20 * 1024 * 1024;

/** The body of a request, an object in JSON. An empty body is an empty object. Null takes the limit on its size away. */
export async function readJsonBody(request: Request, maxBytes: number | null = usualMaxBytes): Promise<PlainObject> {
  return request.body === null ? {} : await readJson(unpacked(request.body, request.headers), maxBytes);
}

/**
 * The bytes of a body as they were before their Content-Encoding: Google's front ends take gzip, which
 * google-api-java-client packs what it sends in unless told otherwise (GZipEncoding, read 2026-11-28). What a client
 * packs wrongly or leaves half-sent is its own fault, not the emulator's.
 */
async function* unpacked(body: ReadableStream<Uint8Array<ArrayBuffer>>, headers: Headers): AsyncGenerator<Uint8Array> {
  const isPacked = /^\s*(?:x-)?gzip\s*$/i.test(headers.get('content-encoding') ?? '');
  try {
    yield* isPacked ? body.pipeThrough(new DecompressionStream('gzip')) : body;
  } catch (cause) {
    const message = isPacked
      ? 'The body of the request is no valid gzip, or broke off.'
      : 'The body of the request broke off.';
    throw new ServiceError('INVALID_ARGUMENT', message, [], { cause });
  }
}

/** Bytes that are an object in JSON; none at all are an empty object. */
export async function readJson(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number | null = usualMaxBytes,
): Promise<PlainObject> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of chunks) {
    sizeBytes += piece.length;
    if (maxBytes !== null && sizeBytes > maxBytes) {
      throw invalidArgument(`Request payload size exceeds the limit: ${maxBytes} bytes.`);
    }
    pieces.push(piece);
  }
  const text = new TextDecoder().decode(Buffer.concat(pieces));
  const body = text.trim() === '' ? {} : parsed(text);
  if (!isPlainObject(body)) {
    throw invalidArgument('Invalid JSON payload received. Root element must be a message.');
  }
  if (isTooDeep(body)) {
    throw invalidArgument(`Invalid JSON payload received. It is nested more than ${maxDepth} levels deep.`);
  }
  return body;
}

function parsed(text: string): unknown {
  try {
    return parseLenientJson(text);
  } catch {
    // The engine's own message quotes the body.
    throw invalidArgument('Invalid JSON payload received. The body is not JSON.');
  }
}
