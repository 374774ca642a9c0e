import { Buffer } from 'node:buffer';
import { isPlainObject, type PlainObject } from '../plain-object.ts';
import { parseLenientJson } from './parse-lenient-json.ts';
import { invalidArgument } from './service-error.ts';

/** A request with its body must stay under 20 MB (ai.google.dev/gemini-api/docs/batch-api, gathered 2026-11-23). */
const usualMaxBytes = 20 * 1024 * 1024;

/** Deeper nesting is refused, so that no walk over a request can exhaust the stack. The number is our choice. */
const maxDepth = 100;

/** The body of a request, an object in JSON. An empty body is an empty object. Null takes the limit on its size away. */
export async function readJsonBody(request: Request, maxBytes: number | null = usualMaxBytes): Promise<PlainObject> {
  return request.body === null ? {} : await readJson(request.body, maxBytes);
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
  if (isDeeper(body, maxDepth)) {
    throw invalidArgument(`Invalid JSON payload received. It is nested more than ${maxDepth} levels deep.`);
  }
  return body;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function parsed(text: string): unknown {
  try {
    return parseLenientJson(text);
  } catch {
    // The engine's own message quotes the body.
    throw invalidArgument('Invalid JSON payload received. The body is not JSON.');
  }
}
