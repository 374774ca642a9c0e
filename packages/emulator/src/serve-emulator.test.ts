import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { createEmulator } from './create-emulator.ts';
import type { FaultRule } from './rules/fault-rule.ts';
import { serveEmulator } from './serve-emulator.ts';

test('serveEmulator answers on the port it tells, and no longer after close', async () => {
  const server = await serveEmulator(createEmulator(), { port: 0 });
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const response = await fetch(`${server.url}/v1/files?key=any`);
  expect(response.headers.get('server')).toMatch(/^gemini-batch-emulator\//);
  expect(await response.json()).toEqual({});
  const start = await fetch(`${server.url}/upload/v1/files?key=any`, {
    method: 'POST',
    headers: { 'x-goog-upload-protocol': 'resumable', 'x-goog-upload-command': 'start' },
  });
  expect(start.headers.get('x-goog-upload-url')).toContain(`${server.url}/upload/v1/files?upload_id=`);
  await server.close();
  await expect(fetch(`${server.url}/v1/files?key=any`)).rejects.toThrow();
});

test('a connection outlives an upload that is refused half-way', async () => {
  const slow: FaultRule = { call: 'models.countTokens', do: { slow: { delaySeconds: 1 } } };
  const emulator = createEmulator({ limits: { fileBytes: 100 }, faults: [slow] });
  const server = await serveEmulator(emulator, { port: 0 });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const post = async (path: string, headers: Record<string, string>, body: string): Promise<number | undefined> => {
    const sent = request(`${server.url}${path}?key=any`, { method: 'POST', agent, headers });
    sent.end(body);
    const [answer] = await once(sent, 'response');
    await once(answer.resume(), 'end');
    return answer.statusCode;
  };
  try {
    const refused = await post('/upload/v1/files', { 'x-goog-upload-protocol': 'raw' }, 'x'.repeat(1024 * 1024));
    expect(refused).toBe(400);
    const body = JSON.stringify({ contents: [{ parts: [{ text: 'Hi' }] }] });
    expect(await post('/v1/models/gemini-3.5-flash-lite:countTokens', {}, body)).toBe(200);
  } finally {
    agent.destroy();
    await server.close();
  }
});

test('a connection is kept for minutes, longer than anybody polls, and close does not wait for it', async () => {
  const server = await serveEmulator(createEmulator(), { port: 0 });
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.setEncoding('utf8');
  socket.write(`GET /v1/files?key=any HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
  const [answer] = await once(socket, 'data');
  expect(Number(/^keep-alive: timeout=(\d+)/im.exec(answer)?.[1])).toBeGreaterThanOrEqual(60);
  const startMs = performance.now();
  const ended = once(socket, 'close');
  await server.close();
  await ended;
  expect(performance.now() - startMs).toBeLessThan(2000);
});

test('serveEmulator rejects when the port is taken', async () => {
  const server = await serveEmulator(createEmulator(), { port: 0 });
  const port = Number(new URL(server.url).port);
  await expect(serveEmulator(createEmulator(), { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await server.close();
});

test.each([
  ['no HTTP', 'HELLO\r\n\r\n', 'The request is malformed.'],
  ['a host that is none', 'GET /v1/files HTTP/1.1\r\nhost: a b\r\n\r\n', 'The request is malformed.'],
  ['a path that is none', 'GET http://[/v1 HTTP/1.1\r\nhost: a\r\n\r\n', 'The request is malformed.'],
  [
    'more headers than there is room for',
    `GET /v1/files HTTP/1.1\r\nx: ${'x'.repeat(40_000)}\r\n\r\n`,
    'The headers are too large.',
  ],
])('%s is answered in the form of the service', async (_what, sent, message) => {
  const server = await serveEmulator(createEmulator(), { port: 0 });
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.write(sent);
  let answer = '';
  for await (const text of socket) answer += text;
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 400 /);
  expect(head).toMatch(/^content-type: application\/json; charset=UTF-8$/im);
  expect(head).toMatch(/^server: gemini-batch-emulator/im);
  expect(JSON.parse(body)).toEqual({ error: { code: 400, message, status: 'INVALID_ARGUMENT' } });
  await server.close();
});
