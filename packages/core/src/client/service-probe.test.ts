import { describe, expect, test } from 'vitest';
import { createProbe } from './service-probe.ts';

const key = 'sk-very-secret-Key_1234567890';

/** Asks once, of a service that answers so. */
function ask(
  answer: (url: string, init: RequestInit) => Response | Promise<Response>,
  { timeoutMs = 5000, signal = new AbortController().signal, withKey = true } = {},
) {
  const fetchFake: typeof fetch = async (input, init) => await answer(String(input), init ?? {});
  const options = { apiKey: key, address: 'http://service.test', clock: { now: () => 7, sleep: async () => {} } };
  return createProbe({ ...options, fetch: fetchFake, signal, timeoutMs })('models?pageSize=1', { withKey });
}

const never = () => new Promise<Response>(() => {});

describe('createProbe', () => {
  test('gives what an answer says, and beside its body', async () => {
    const headers = { date: 'Mon, 23 Nov 2026 12:00:00 GMT', server: 'x' };
    const answer = await ask(() => Response.json({ models: [] }, { headers }));
    expect(answer).toEqual({
      status: 200,
      json: { models: [] },
      error: null,
      headers: { ...headers, location: null },
      sentAtMs: 7,
      receivedAtMs: 7,
    });
  });

  test.each([true, false])('sends the key only when it is to: %s', async (withKey) => {
    let sent: Headers | null = null;
    await ask(
      (url, init) => {
        expect(url).toBe('http://service.test/v1beta/models?pageSize=1');
        sent = new Headers(init.headers);
        expect(init.redirect).toBe('manual');
        return Response.json({});
      },
      { withKey },
    );
    expect((sent as Headers | null)?.get('x-goog-api-key') ?? null).toBe(withKey ? key : null);
  });

  test('a refusal is an answer with an error', async () => {
    const error = { code: 400, message: 'Bad', details: [{ reason: 'API_KEY_INVALID' }] };
    expect(await ask(() => Response.json({ error }, { status: 400 }))).toMatchObject({
      status: 400,
      error: { code: 'key-refused' },
    });
  });

  test('a page is no JSON', async () => {
    expect((await ask(() => new Response('<html>'))).json).toBeUndefined();
  });

  test('takes the key out of what is answered, body and headers', async () => {
    const headers = { location: `http://x/?key=${key}`, server: key };
    const answer = await ask(() =>
      Response.json({ error: { code: 403, message: `No ${key}` } }, { status: 403, headers }),
    );
    expect(JSON.stringify(answer) + String(answer.error) + JSON.stringify(answer.error)).not.toContain(key);
  });

  test('a call that fails is a network error, without the key', async () => {
    const failing = () => Promise.reject(new TypeError('fetch failed', { cause: new Error(`refused ${key}`) }));
    const error: unknown = await ask(failing).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'network', details: { host: 'service.test' } });
    expect(JSON.stringify(error) + String(error)).not.toContain(key);
  });

  test.each([
    ['that never comes', never],
    ['whose body never ends', () => new Response(new ReadableStream())],
  ])('gives up on an answer %s', async (_, answer) => {
    await expect(ask(answer, { timeoutMs: 30 })).rejects.toMatchObject({
      code: 'timeout',
      details: { host: 'service.test', seconds: 0.03 },
    });
  });

  test('has so long for all its calls together', async () => {
    const options = { apiKey: key, address: 'http://service.test', clock: { now: () => 7, sleep: async () => {} } };
    const slow: typeof fetch = async () => {
      await new Promise((resolve) => setTimeout(resolve, 40));
      return Response.json({});
    };
    const probe = createProbe({ ...options, fetch: slow, signal: new AbortController().signal, timeoutMs: 100 });
    const all = async () => {
      for (let call = 0; call < 20; call += 1) await probe('x');
    };
    await expect(all()).rejects.toMatchObject({ code: 'timeout' });
  });

  test('ends with the reason when it is interrupted, before and during a call', async () => {
    const interruption = new AbortController();
    const asked = ask(never, { signal: interruption.signal });
    interruption.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
    await expect(ask(never, { signal: interruption.signal })).rejects.toThrow('enough');
  });

  test('does not read without end', async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1_000_000)) });
    await expect(ask(() => new Response(endless))).rejects.toMatchObject({ code: 'answer-unexpected' });
  });
});
