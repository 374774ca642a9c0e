import { isPlainObject, type PlainObject } from '../plain-object.ts';
import { parseLenientJson } from './parse-lenient-json.ts';
import { invalidArgument } from './service-error.ts';

/** A request with its body must stay under 20 MB (ai.google.dev/gemini-api/docs/batch-api, gathered 2026-11-23). */
const usualMaxBytes = 20 * 1024 * 1024;

/** The body of a request, an object in JSON. An empty body is an empty object. Null takes the limit on its size away. */
export async function readJsonBody(request: Request, maxBytes: number | null = usualMaxBytes): Promise<PlainObject> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of request.body ?? []) {
    sizeBytes += piece.length;
    if (maxBytes !== null && sizeBytes > maxBytes) {
      throw invalidArgument(`Request payload size exceeds the limit: ${maxBytes} bytes.`);
    }
    pieces.push(piece);
  }
  const text = await new Blob(pieces.map((piece) => piece.slice())).text();
  const body = text.trim() === '' ? {} : parsed(text);
  if (!isPlainObject(body)) {
    throw invalidArgument('Invalid JSON payload received. Root element must be a message.');
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
