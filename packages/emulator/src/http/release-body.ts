import type { Readable } from 'node:stream';

/**
 * Lets the rest of a body that was given up half-way run out, so that its connection can carry the next request.
 * @hono/node-server 2.1.9 does so with a body that nobody has begun to read. Of one that somebody has, its own reader
 * holds up the rest, and half a second later it closes the connection in the middle of whatever is on it then.
 */
export function releaseBody(incoming: Readable): void {
  if (incoming.readableDidRead && !incoming.readableEnded) {
    incoming.removeAllListeners('data');
    incoming.resume();
  }
}
