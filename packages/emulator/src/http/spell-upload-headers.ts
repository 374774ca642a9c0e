/**
 * The headers of an upload as they are spelled on the wire of HTTP/1.1. Older releases of Google's Java SDK look for two
 * of them in just this case: googleapis/java-genai, Files.java at 858c06b2 for the URL and UploadClient.java at 47987f11
 * for the status, read 2026-11-28.
 */
const spellings = [
  'X-Goog-Upload-URL',
  'X-Goog-Upload-Control-URL',
  'X-Goog-Upload-Status',
  'X-Goog-Upload-Chunk-Granularity',
  'X-Goog-Upload-Size-Received',
] as const;

interface HeaderSetter {
  setHeader(name: string, value: string): unknown;
}

/**
 * Moves the headers of an upload from an answer, whose own are in lower case whatever they were given in, to where they
 * are written as they are spelled. Returns the answer without them.
 */
export function spellUploadHeaders(response: Response, outgoing: HeaderSetter): Response {
  const found = spellings.filter((name) => response.headers.has(name));
  if (found.length === 0) {
    return response;
  }
  const { status, statusText } = response;
  const headers = new Headers(response.headers);
  for (const name of found) {
    outgoing.setHeader(name, headers.get(name) ?? '');
    headers.delete(name);
  }
  return new Response(response.body, { status, statusText, headers });
}
