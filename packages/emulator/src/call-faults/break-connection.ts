import type { ServerResponse } from 'node:http';
import { wait } from '../http/wait.ts';

/** What was sent is to be read before the reset overtakes it; a few ms do on loopback. */
const headStartMs = 50;

/** Ends the connection of an answer with a reset, and without an answer where there was none. */
export function resetConnection(outgoing: ServerResponse): void {
  const { socket } = outgoing;
  if (socket !== null && 'resetAndDestroy' in socket && !socket.destroyed) {
    socket.resetAndDestroy();
  }
  outgoing.destroy();
}

/** Sends an answer as far as its body goes, then resets the connection. */
export async function sendCutShort(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.flushHeaders();
  try {
    for await (const chunk of response.body ?? []) {
      await new Promise<void>((resolve) => outgoing.write(chunk, () => resolve()));
    }
  } catch {
    // This is how such a body ends.
  }
  await wait(headStartMs);
  resetConnection(outgoing);
}
