import { type ServerType, serve } from '@hono/node-server';
import type { Emulator } from './create-emulator.ts';
import { keepSending } from './webhooks/keep-sending.ts';

/** An emulator on a port. */
export interface EmulatorServer {
  /** `http://host:port`, for `GOOGLE_GEMINI_BASE_URL`. */
  readonly url: string;
  /** Stops listening and ends what is still open. */
  close(): Promise<void>;
}

/**
 * Serves an emulator over HTTP, and sends its webhooks when they are due. Port 0 takes any that is free; the host is
 * 127.0.0.1 unless told. Rejects with the system's error when the port is taken.
 *
 * @example
 * const server = await serveEmulator(createEmulator(), { port: 8787 });
 */
export function serveEmulator(
  emulator: Pick<Emulator, 'fetch'> & Partial<Pick<Emulator, 'sendWebhooks'>>,
  options: { readonly port: number; readonly hostname?: string },
): Promise<EmulatorServer> {
  const { port, hostname = '127.0.0.1' } = options;
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: (request) => emulator.fetch(request), port, hostname, overrideGlobalObjects: false },
      (address) => {
        server.off('error', reject);
        const host = hostname.includes(':') ? `[${hostname}]` : hostname;
        const stopSending = keepSending(async () => (await emulator.sendWebhooks?.()) ?? Number.POSITIVE_INFINITY);
        const close = (): Promise<void> => {
          stopSending();
          return closed(server);
        };
        resolve({ url: `http://${host}:${address.port}`, close });
      },
    );
    server.once('error', reject);
  });
}

function closed(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    if ('closeAllConnections' in server) {
      server.closeAllConnections();
    }
  });
}
