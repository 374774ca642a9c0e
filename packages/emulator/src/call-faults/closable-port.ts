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
  let isLeft = false;
  const reopenAfter = (delayMs: number): void => {
    if (!isLeft) {
      timer = setTimeout(reopen, delayMs);
    }
  };
  const reopen = (): void => {
    timer = undefined;
    const retry = (): void => reopenAfter(retryMs);
    server.once('error', retry);
    server.listen(port, hostname, () => {
      server.off('error', retry);
      // It may have been left while the name of the host was looked up.
      if (isLeft) {
        server.close();
      }
    });
  };
  return {
    closeFor(closedMs) {
      if (isLeft || timer !== undefined) {
        return;
      }
      server.close();
      reopenAfter(Math.min(closedMs, longestMs));
    },
    leave() {
      isLeft = true;
      clearTimeout(timer);
    },
  };
}
