import { createServer, type RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { platformFetch } from './platform-fetch.ts';

/** A server on loopback, as long as the test needs it. */
async function serve(listener: RequestListener): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

test('platformFetch asks a server and gives its answer', async () => {
  await using server = await serve((request, response) =>
    response.end(`${request.method} ${request.headers['x-test']} ${request.headers['content-length']}`),
  );
  const init = { method: 'POST', headers: { 'x-test': 'yes' }, body: '€' };
  expect(await (await platformFetch(server.url, init)).text()).toBe('POST yes 3');
});

test.each([
  ['text', '{}'],
  ['bytes', new Uint8Array(2)],
])('platformFetch never sends a POST of %s again: what it began may be paid for', async (_, body) => {
  let posts = 0;
  await using server = await serve((request, response) => {
    if (request.method === 'GET') {
      response.end();
      return;
    }
    posts += 1;
    request.resume();
    request.on('end', () => request.socket.resetAndDestroy());
  });
  // The connection is kept, and used again.
  await (await platformFetch(server.url)).text();
  await expect(platformFetch(server.url, { method: 'POST', body })).rejects.toThrow(TypeError);
  expect(posts).toBe(1);
});
