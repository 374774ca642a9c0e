import { createServer, type RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { callUpstream, type UpstreamCall } from './call-upstream.ts';

/** Asks a real server, which a listener answers for. */
async function asked(listener: RequestListener, call: Partial<UpstreamCall> = {}): Promise<unknown> {
  const server = createServer(listener);
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  try {
    return await callUpstream({
      url: `http://127.0.0.1:${port}/v1/chat/completions`,
      headers: {},
      body: { model: 'm' },
      apiKey: undefined,
      timeoutMs: 10_000,
      fetch,
      signal: new AbortController().signal,
      ...call,
    }).catch((error: unknown) => error);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  }
}

test('callUpstream posts JSON with its headers, and reads JSON', async () => {
  const answer = await asked(
    (request, response) => {
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', () => {
        const { method, url, headers } = request;
        const { authorization, 'content-type': type } = headers;
        response.end(JSON.stringify({ method, url, authorization, type, text }));
      });
    },
    { headers: { authorization: 'Bearer k' } },
  );
  expect(answer).toEqual({
    method: 'POST',
    url: '/v1/chat/completions',
    authorization: 'Bearer k',
    type: 'application/json',
    text: '{"model":"m"}',
  });
});

test('callUpstream follows no redirect', async () => {
  const paths: unknown[] = [];
  const error = await asked((request, response) => {
    paths.push(request.url);
    response.writeHead(307, { location: '/elsewhere' }).end();
  });
  expect(error).toMatchObject({ code: 9, isRetryable: false });
  expect(paths).toEqual(['/v1/chat/completions']);
});

test('callUpstream gives up after its time', async () => {
  expect(await asked(() => {}, { timeoutMs: 50 })).toMatchObject({
    code: 4,
    message: 'The upstream did not answer within 50 ms.',
  });
});

test('callUpstream says when the connection breaks, or there is none', async () => {
  expect(await asked((request) => request.socket.destroy())).toMatchObject({ code: 14, isRetryable: true });
  const refused = await asked(() => {}, { url: 'http://127.0.0.1:1/' });
  expect(refused).toMatchObject({ code: 14, isRetryable: true });
  expect(String(refused)).toContain('The upstream cannot be reached');
});

test('callUpstream breaks off in the middle of an answer that is cut short', async () => {
  const error = await asked((_request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{"a":');
    setTimeout(() => response.destroy(), 20);
  });
  expect(error).toMatchObject({ code: 14, isRetryable: true });
});

test('callUpstream ends with its signal, and with its reason', async () => {
  const controller = new AbortController();
  const error = await asked(() => controller.abort(new Error('Over')), { signal: controller.signal });
  expect(error).toMatchObject({ message: 'Over' });
});

test('callUpstream takes the key out of what comes back, a placeholder only out of errors', async () => {
  const echo: RequestListener = (_request, response) => response.end('{"a":"ollama-0123456789"}');
  expect(await asked(echo, { apiKey: 'ollama-0123456789' })).toEqual({ a: '[key]' });
  expect(await asked(echo, { apiKey: 'ollama' })).toEqual({ a: 'ollama-0123456789' });
  const refuse: RequestListener = (_request, response) => response.writeHead(400).end('{"error":"not ollama"}');
  expect(await asked(refuse, { apiKey: 'ollama' })).toMatchObject({ message: 'The upstream answered 400: not [key]' });
});

test('callUpstream refuses what is nested too deep', async () => {
  const text = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
  expect(await asked((_request, response) => response.end(text))).toMatchObject({ name: 'UpstreamError', code: 13 });
});
