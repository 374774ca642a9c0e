import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** So many are opened at once: more would overflow the queue of a listening socket. */
const atOnce = 100;

/** Opens connections that say nothing, and asks the server something while they stand. Says what was held. */
export async function soakConnections(url: string, count: number): Promise<string> {
  const { hostname, port } = new URL(url);
  const sockets: Socket[] = [];
  let closedCount = 0;
  try {
    while (sockets.length < count) {
      const opened = Array.from({ length: Math.min(atOnce, count - sockets.length) }, () =>
        connect(Number(port), hostname).on('close', () => {
          closedCount += 1;
        }),
      );
      sockets.push(...opened);
      await Promise.all(opened.map((socket) => once(socket, 'connect')));
    }
    for (let asked = 0; asked < 100; asked += 1) {
      const response = await fetch(`${url}/v1beta/batches`, { headers: { 'x-goog-api-key': 'any' } });
      if (response.status !== 200) {
        throw new Error(`HTTP ${response.status} while ${count} connections were open`);
      }
      await response.arrayBuffer();
    }
    if (closedCount > 0) {
      throw new Error(`${closedCount} of ${count} connections were closed`);
    }
    return `${count} open, 100 calls answered`;
  } catch (cause) {
    const hint = 'Each side needs as many open files: see "ulimit -n"';
    throw new Error(`Only ${sockets.length - closedCount} of ${count} connections stood. ${hint}`, { cause });
  } finally {
    for (const socket of sockets) {
      socket.destroy();
    }
  }
}
