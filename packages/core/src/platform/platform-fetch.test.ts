import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { platformFetch } from './platform-fetch.ts';

test('platformFetch asks a server and gives its answer', async () => {
  const server = createServer((request, response) => response.end(`${request.method} ${request.headers['x-test']}`));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  try {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const init = { method: 'POST', headers: { 'x-test': 'yes' }, body: 'x' };
    const response = await platformFetch(`http://127.0.0.1:${port}/`, init);
    expect(await response.text()).toBe('POST yes');
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
