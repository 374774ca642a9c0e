import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createEmulator, type EmulatorServer, serveEmulator } from 'gemini-batch-emulator';

// For clients that take no fetch of yours, in any language: a port, and a clock that is moved over HTTP.
let server: EmulatorServer;

before(async () => {
  server = await serveEmulator(createEmulator({ speed: 1 }), { port: 0 });
});

after(() => server.close());

async function call(method: string, path: string, body?: unknown) {
  const headers = { 'x-goog-api-key': 'any', 'content-type': 'application/json' };
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  assert.equal(answer.status, 200);
  return await answer.json();
}

test('a job succeeds within the hour', async () => {
  const requests = [{ request: { contents: [{ parts: [{ text: 'Hello' }] }] }, metadata: { key: 'a' } }];
  const batch = { displayName: 'hello', inputConfig: { requests: { requests } } };
  const { name } = await call('POST', '/v1beta/models/gemini-3.5-flash-lite:batchGenerateContent', { batch });
  assert.equal((await call('GET', `/v1beta/${name}`)).metadata.state, 'BATCH_STATE_PENDING');
  await call('POST', '/emulator/clock', { advanceSeconds: 3600 });
  assert.equal((await call('GET', `/v1beta/${name}`)).metadata.state, 'BATCH_STATE_SUCCEEDED');
});
