import { Buffer } from 'node:buffer';
import { isPlainObject, type PlainObject } from '../plain-object.ts';
import { isTooDeep, maxDepth } from './is-too-deep.ts';
import { parseLenientJson } from './parse-lenient-json.ts';
import { invalidArgument, ServiceError } from './service-error.ts';

/** A request with its body must stay under 20 MB (ai.google.dev/gemini-api/docs/batch-api, gathered 2026-11-23). */
const usualMaxBytes = 20 * 1024 * 1024;

/** The body of a request, an object in JSON. An empty body is an empty object. Null takes the limit on its size away. */
export async function readJsonBody(request: Request, maxBytes: number | null = usualMaxBytes): Promise<PlainObject> {
  return request.body === null ? {} : await readJson(whole(request.body), maxBytes);
}

/** What a client that goes away leaves is its own fault, not the emulator's. */
async function* whole(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (cause) {
    throw new ServiceError('INVALID_ARGUMENT', 'The body of the request broke off.', [], { cause });
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
