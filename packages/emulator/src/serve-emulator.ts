import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type ClosablePort, closablePort } from './call-faults/closable-port.ts';
import { faultyListener } from './call-faults/faulty-listener.ts';
import type { Emulator } from './create-emulator.ts';
import { answerBrokenRequest } from './http/answer-broken-request.ts';
import { answerUnreadRequest } from './http/answer-unread-request.ts';
import { keepSending } from './webhooks/keep-sending.ts';

/** An emulator on a port. */
export interface EmulatorServer {
  /** `http://host:port`, for `GOOGLE_GEMINI_BASE_URL`. */
  readonly url: string;
  /** Stops listening and ends what is still open. */
  close(): Promise<void>;
}

/**
 * How long a connection is kept without a request, in ms. Node keeps it for some 5 s: a client that polls in the moment
 * of its end sees a reset. Ten minutes are longer than anybody polls; how long the service keeps it is not known.
 */
const keepAliveTimeout = 600_000;

/** An upload takes as long as it takes; only the headers must come within a minute. */
const requestTimeout = 0;
const headersTimeout = 60_000;

/**
 * Serves an emulator over HTTP, and sends its webhooks when they are due. Port 0 takes any that is free; the host is
 * 127.0.0.1 unless told. Rejects with the system's error when the port is taken. What a rule breaks is broken for real:
 * sockets are reset, and the port is closed while connections are refused.
 *
 * @example
 * const server = await serveEmulator(createEmulator(), { port: 8787 });
 */
export function serveEmulator(
  emulator: Pick<Emulator, 'fetch'> & Partial<Pick<Emulator, 'sendWebhooks' | 'resume'>>,
  options: { readonly port: number; readonly hostname?: string },
): Promise<EmulatorServer> {
  const { port, hostname = '127.0.0.1' } = options;
  let doors: ClosablePort | undefined;
  const listener = faultyListener(
    (request) => emulator.fetch(request),
    (closedMs) => doors?.closeFor(closedMs),
  );
  return new Promise((resolve, reject) => {
    const server = createServer(
      { keepAliveTimeout, requestTimeout, headersTimeout },
      getRequestListener(listener, { hostname, overrideGlobalObjects: false, errorHandler: answerUnreadRequest }),
    );
    server.listen(port, hostname, () => {
      server.off('error', reject);
      const address = server.address();
      const servedPort = typeof address === 'object' && address !== null ? address.port : port;
      doors = closablePort(server, servedPort, hostname);
      // A folder that cannot be read shows at the first request.
      emulator.resume?.().catch(() => {});
      const host = hostname.includes(':') ? `[${hostname}]` : hostname;
      const stopSending = keepSending(async () => (await emulator.sendWebhooks?.()) ?? Number.POSITIVE_INFINITY);
      const close = (): Promise<void> => {
        stopSending();
        doors?.leave();
        return closed(server);
      };
      resolve({ url: `http://${host}:${servedPort}`, close });
    });
    server.once('error', reject);
    server.on('clientError', answerBrokenRequest);
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    if (server.listening) {
      server.close((error) => (error === undefined ? resolve() : reject(error)));
    } else {
      // A rule has closed the port for a while.
      resolve();
    }
    server.closeAllConnections();
  });
}
