import { describe, expect, test } from 'vitest';
import type { UpstreamFormat } from '../jobs/upstream-settings.ts';
import type { Exchange } from '../observe/exchange.ts';
import { ask } from '../testing/api-client.ts';
import { eventually } from '../testing/eventually.ts';
import { fakeUpstream } from '../testing/fake-upstream.ts';
import { apiKey, setting } from '../testing/upstream-setting.ts';

describe('a one-off call that an upstream answers', () => {
  const generatePath = '/v1beta/models/gemini-3.5-flash-lite:generateContent';
  const embedPath = '/v1beta/models/gemini-embedding-001:embedContent';

  test.each<[UpstreamFormat]>([['gemini'], ['openai']])('in the format %s', async (format) => {
    const { client } = setting({ format, fetch: fakeUpstream().fetch });
    expect(await client.json('POST', generatePath, ask('Hi'))).toMatchObject({
      candidates: [{ content: { parts: [{ text: 're: Hi' }], role: 'model' }, finishReason: 'STOP' }],
      usageMetadata: { promptTokenCount: 2, candidatesTokenCount: 3, totalTokenCount: 5 },
    });
    expect(await client.json('POST', embedPath, { content: { parts: [{ text: 'Hi' }] } })).toMatchObject({
      embedding: { values: [0.6, 0.8] },
    });
  });

  test('fails in the form of the service', async () => {
    const upstream = fakeUpstream(() => Response.json({ error: { message: `No, ${apiKey}` } }, { status: 404 }));
    const { client } = setting({ fetch: upstream.fetch, apiKey });
    expect(await client.error('POST', generatePath, ask('Hi'))).toEqual({
      code: 404,
      status: 'NOT_FOUND',
      message: 'The upstream answered 404: No, [key]',
    });
  });

  test.each<[number, Record<string, unknown>, number, string]>([
    [504, {}, 504, 'DEADLINE_EXCEEDED'],
    [401, {}, 401, 'UNAUTHENTICATED'],
    [200, { error: { code: 429, message: 'Too many' } }, 500, 'INTERNAL'],
    [200, {}, 500, 'INTERNAL'],
  ])('fails on a %i with %j', async (status, body, code, name) => {
    const headers = { 'retry-after': '0' };
    const upstream = fakeUpstream(() => Response.json(body, { status, headers }));
    const { client } = setting({ format: 'gemini', fetch: upstream.fetch });
    expect(await client.error('POST', generatePath, ask('Hi'))).toMatchObject({ code, status: name });
  });

  test('is given up with its client', async () => {
    const given: unknown[] = [];
    const upstream = fakeUpstream(
      (_request, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => {
            given.push(signal.reason);
            reject(signal.reason);
          });
        }),
    );
    const exchanges: Exchange[] = [];
    const { emulator } = setting({ fetch: upstream.fetch }, { onExchange: (exchange) => exchanges.push(exchange) });
    const controller = new AbortController();
    const answer = emulator.fetch(`http://emulator.test${generatePath}?key=any`, {
      method: 'POST',
      body: JSON.stringify(ask('Hi')),
      signal: controller.signal,
    });
    await eventually(() => upstream.asked[0]);
    controller.abort(new Error('Enough'));
    await expect(answer).rejects.toThrow('Enough');
    expect(given).toHaveLength(1);
    expect(exchanges).toMatchObject([{ call: 'models.generateContent', status: null, problem: null }]);
  });
});
