import { afterEach, expect, test, vi } from 'vitest';
import { createServiceFetch } from './service-fetch.ts';

const clock = { now: () => Date.UTC(2026, 10, 23, 12), sleep: async () => {} };
const url = 'https://service.test/v1beta/batches/abc';

afterEach(() => {
  vi.useRealTimers();
});

/** Never answers, but ends when told to. */
const silent: typeof fetch = (_input, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });

/** A fetch of the test, for whatever it is asked. */
function answering(answer: () => Response | Promise<Response>): typeof fetch {
  return async () => await answer();
}

test('createServiceFetch passes a good answer on', async () => {
  const service = createServiceFetch(
    answering(() => new Response('fine')),
    clock,
  );
  expect(await (await service.fetch(url)).text()).toBe('fine');
});

test('createServiceFetch tells who answered last', async () => {
  const servers = ['first/1', null, 'third/3'];
  const service = createServiceFetch(
    answering(() => {
      const server = servers.shift();
      return new Response('', server ? { headers: { server } } : {});
    }),
    clock,
  );
  const seen = [service.server()];
  for (let call = 0; call < 3; call += 1) {
    await service.fetch(url);
    seen.push(service.server());
  }
  expect(seen).toEqual([null, 'first/1', 'first/1', 'third/3']);
});

test('createServiceFetch turns a refusal into our error, with the wait asked for', async () => {
  const body = JSON.stringify({ error: { code: 503, message: 'The model is overloaded.', status: 'UNAVAILABLE' } });
  const headers = { 'retry-after': 'Mon, 23 Nov 2026 12:00:07 GMT' };
  const service = createServiceFetch(
    answering(() => new Response(body, { status: 503, headers })),
    clock,
  );
  await expect(service.fetch(url)).rejects.toMatchObject({ code: 'overloaded', retryAfterMs: 7_000 });
});

const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });

test.each([
  [
    'the code of the innermost cause',
    new TypeError('fetch failed', { cause: new Error('x', { cause: reset }) }),
    'ECONNRESET',
  ],
  [
    'its message when it has no code',
    new TypeError('fetch failed', { cause: new Error('other side closed') }),
    'other side closed',
  ],
  ['the error itself when it has no cause', new TypeError('fetch failed'), 'fetch failed'],
  ['text that was thrown', 'gone', 'gone'],
])('createServiceFetch says why the network failed: %s', async (_what, thrown, reason) => {
  const service = createServiceFetch(
    answering(() => {
      throw thrown;
    }),
    clock,
  );
  await expect(service.fetch(url)).rejects.toMatchObject({
    code: 'network',
    details: { host: 'service.test', reason },
  });
});

test.each([
  ['a call', '/v1beta/batches/abc', 300],
  ['a create', '/v1beta/models/m:batchGenerateContent', 900],
])('createServiceFetch limits how long %s may take', async (_what, path, seconds) => {
  vi.useFakeTimers();
  const service = createServiceFetch(silent, clock);
  const settled = service.fetch(`https://service.test${path}`).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(seconds * 1000 - 1);
  expect(await Promise.race([settled, 'waiting'])).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1);
  expect(await settled).toMatchObject({ code: 'timeout', details: { host: 'service.test', seconds } });
});

test('createServiceFetch leaves no timer behind', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await createServiceFetch(
    answering(() => new Response('fine')),
    clock,
  ).fetch(url);
  expect(vi.getTimerCount()).toBe(0);
});

test('createServiceFetch ends with the reason of an interruption, which is no network failure', async () => {
  const interruption = new AbortController();
  const settled = createServiceFetch(silent, clock, interruption.signal).fetch(url);
  interruption.abort(new Error('the user said stop'));
  await expect(settled).rejects.toThrow('the user said stop');
});

test('createServiceFetch heeds the signal of a single call', async () => {
  const call = new AbortController();
  const settled = createServiceFetch(silent, clock).fetch(url, { signal: call.signal });
  call.abort();
  await expect(settled).rejects.toBeInstanceOf(Error);
});

test('createServiceFetch begins no call after an interruption', async () => {
  let calls = 0;
  const service = createServiceFetch(
    answering(() => {
      calls += 1;
      return new Response('fine');
    }),
    clock,
    AbortSignal.abort(new Error('the user said stop')),
  );
  await expect(service.fetch(url)).rejects.toThrow('the user said stop');
  expect(calls).toBe(0);
});

test('createServiceFetch takes a Request and a URL too', async () => {
  const hosts: string[] = [];
  const service = createServiceFetch(async (input) => {
    hosts.push(new URL(input instanceof Request ? input.url : input).host);
    return new Response('');
  }, clock);
  await service.fetch(new Request(url));
  await service.fetch(new URL(url));
  expect(hosts).toEqual(['service.test', 'service.test']);
});
