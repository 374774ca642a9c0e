import type { Duplex } from 'node:stream';
import { version } from '../version.ts';
import { invalidArgument } from './service-error.ts';

/** Answers what is no HTTP, or has too many headers, with the service's 400, and ends the connection. */
export async function answerBrokenRequest(error: Error, socket: Duplex): Promise<void> {
  const code = 'code' in error ? error.code : undefined;
  if (!socket.writable || code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const isTooLarge = code === 'HPE_HEADER_OVERFLOW';
  const refusal = invalidArgument(isTooLarge ? 'The headers are too large.' : 'The request is malformed.').toResponse();
  const body = await refusal.text();
  const head = [
    'HTTP/1.1 400 Bad Request',
    `Content-Type: ${refusal.headers.get('content-type')}`,
    `Content-Length: ${new TextEncoder().encode(body).length}`,
    `Server: gemini-batch-emulator/${version}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
