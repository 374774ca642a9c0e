import type { ServerType } from '@hono/node-server';

/** The port of a server, which can be closed for a while. */
export interface ClosablePort {
  /** Nobody can connect for so many ms of the wall clock; connections that are there stay. */
  closeFor(closedMs: number): void;
  /** Opens it no more. */
  leave(): void;
}

/** When another process took the port meanwhile, it is tried again. */
const retryMs = 200;
const longestMs = 2 ** 31 - 1;

/** The port that a server listens on. */
export function closablePort(server: ServerType, port: number, hostname: string): ClosablePort {
  let timer: NodeJS.Timeout | undefined;
  const reopen = (): void => {
    timer = undefined;
    const retry = (): void => {
      timer = setTimeout(reopen, retryMs);
    };
    server.once('error', retry);
    server.listen(port, hostname, () => server.off('error', retry));
  };
  return {
    closeFor(closedMs) {
      if (timer !== undefined) {
        return;
      }
      server.close();
      timer = setTimeout(reopen, Math.min(closedMs, longestMs));
    },
    leave() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
