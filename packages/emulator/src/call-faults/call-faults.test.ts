import { errorBodySchema } from '@gemini-batch-test/core/wire';
import { describe, expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import type { Exchange } from '../observe/exchange.ts';
import type { CallEffect, FaultRule } from '../rules/fault-rule.ts';
import { apiClient, batchPath } from '../testing/api-client.ts';
import { faultyClient, inlineRequests, requestLines } from '../testing/faulty-client.ts';

const modelsPath = '/v1beta/models';

function onModels(effect: CallEffect): FaultRule[] {
  return [{ call: 'models.list', when: { nth: 1 }, do: effect }];
}

async function thrown(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    (value) => value,
    (error: unknown) => error,
  );
}

function createBody(): unknown {
  return { batch: { displayName: 'one', inputConfig: { requests: { requests: inlineRequests(1) } } } };
}

describe('a connection', () => {
  test.each([
    ['refused', 'ECONNREFUSED', 0],
    ['reset-before', 'ECONNRESET', 0],
    ['reset-after', 'ECONNRESET', 1],
  ] as const)('%s makes fetch reject as the platform does', async (connection, code, jobs) => {
    const { client } = faultyClient([{ call: 'batches.create', do: { connection } }]);
    const error = await thrown(client.send('POST', batchPath, createBody()));
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: 'fetch failed', cause: { code } });
    const { operations = [] } = await client.json('GET', '/v1beta/batches').then((list) => Object(list));
    expect(operations).toHaveLength(jobs);
  });

  test('reset during an answer gives its headers and its first half', async () => {
    const whole = await (await faultyClient([]).client.send('GET', modelsPath)).text();
    const { client } = faultyClient(onModels({ connection: 'reset-during' }));
    const response = await client.send('GET', modelsPath);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=UTF-8']);
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toBe(whole.slice(0, Math.ceil(whole.length / 2)));
    await expect(reader?.read()).rejects.toMatchObject({ message: 'terminated', cause: { code: 'ECONNRESET' } });
    expect(await (await client.send('GET', modelsPath)).text()).toBe(whole);
  });

  test('reset during an answer without a body breaks all the same, and the call was handled', async () => {
    const { client } = faultyClient([{ call: 'files.startUpload', do: { connection: 'reset-during' } }]);
    const response = await client.send('POST', '/upload/v1beta/files', {});
    await expect(response.text()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  });

  test('refused for some seconds refuses every call, unknown ones too, until they have passed', async () => {
    const { client } = faultyClient(onModels({ connection: 'refused', seconds: 0.3 }));
    const outcome = (path: string): Promise<unknown> =>
      thrown(client.send('GET', path)).then((value) => (value instanceof Response ? value.status : value));
    const refused = { message: 'fetch failed', cause: { code: 'ECONNREFUSED' } };
    expect(await outcome(modelsPath)).toMatchObject(refused);
    expect(await outcome('/v1beta/files')).toMatchObject(refused);
    expect(await outcome('/nothing')).toMatchObject(refused);
    await expect.poll(() => outcome('/v1beta/files')).toBe(200);
  });
});

describe('an answer', () => {
  test('that is slow comes at its pace, and not at all to who no longer waits', async () => {
    const whole = await (await faultyClient([]).client.send('GET', modelsPath)).text();
    const response = await faultyClient(onModels({ slow: { bytesPerSecond: 20_000 } })).client.send('GET', modelsPath);
    const pieces: string[] = [];
    for await (const piece of response.body ?? []) {
      pieces.push(new TextDecoder().decode(piece));
    }
    expect(pieces.join('')).toBe(whole);
    // A tenth of what may come in a second.
    expect(Math.max(...pieces.map((piece) => piece.length))).toBe(2000);

    const { emulator } = faultyClient(onModels({ slow: { delaySeconds: 3600 } }));
    const controller = new AbortController();
    const waiting = emulator.fetch(`${modelsPath}?key=a`, { signal: controller.signal });
    const reason = new Error('no longer');
    setTimeout(() => controller.abort(reason), 20);
    await expect(waiting).rejects.toBe(reason);
  });

  test('that is cut ends early and cleanly, after no more bytes than told', async () => {
    for (const truncateBytes of [0, 1, 300]) {
      const { client } = faultyClient(onModels({ truncateBytes }));
      const text = await (await client.send('GET', modelsPath)).text();
      expect(text).toHaveLength(truncateBytes);
    }
    const { client } = faultyClient(onModels({ truncateBytes: 1e9 }));
    expect(await client.json('GET', modelsPath)).toHaveProperty('models');
  });

  test('of a download is cut in the midst of a line', async () => {
    const { client, passSeconds } = faultyClient([{ call: 'files.download', do: { truncateBytes: 700 } }]);
    const { name } = await client.createFromLines(requestLines(10));
    passSeconds(3600);
    expect(await client.outputText(await client.batch(name))).toHaveLength(700);
  });
});

describe('a status', () => {
  test.each([
    [400, 'INVALID_ARGUMENT'],
    [401, 'UNAUTHENTICATED'],
    [403, 'PERMISSION_DENIED'],
    [404, 'NOT_FOUND'],
    [429, 'RESOURCE_EXHAUSTED'],
    [500, 'INTERNAL'],
    [503, 'UNAVAILABLE'],
    [504, 'DEADLINE_EXCEEDED'],
  ] as const)('%i is the error %s, whoever asks', async (status, name) => {
    const emulator = createEmulator({ faults: [{ call: '*', do: { status } }] });
    const response = await emulator.fetch('/v1/batches/nothing');
    expect(response.status).toBe(status);
    expect(errorBodySchema.parse(await response.json()).error).toMatchObject({ code: status, status: name });
  });

  test.each([408, 502] as const)('%i is the page of a proxy, unless told', async (status) => {
    const page = await faultyClient([{ call: '*', do: { status } }]).client.send('GET', modelsPath);
    expect([page.status, page.headers.get('content-type')]).toEqual([status, 'text/html; charset=UTF-8']);
    const { client } = faultyClient([{ call: '*', do: { status, details: 'none', message: 'Mine' } }]);
    expect(await client.error('GET', modelsPath)).toMatchObject({ code: status, message: 'Mine' });
  });

  test.each([
    ['none', []],
    ['help', ['Help']],
    ['quota', ['Help', 'QuotaFailure']],
    ['retry-info', ['Help', 'QuotaFailure', 'RetryInfo']],
  ] as const)('429 with details %s has %j', async (details, types) => {
    const { client } = faultyClient([{ call: '*', do: { status: 429, details, retrySeconds: 5 } }]);
    const error = await client.error('POST', batchPath, createBody());
    expect((error.details ?? []).map((detail) => detail['@type'])).toEqual(
      types.map((type) => `type.googleapis.com/google.rpc.${type}`),
    );
    if (details === 'retry-info') {
      expect(error.details?.at(-1)).toMatchObject({ retryDelay: '5s' });
      expect(error.message).toContain('Please retry in 5s.');
    }
  });

  test('a time to retry after says that details are wanted', async () => {
    const { client } = faultyClient([{ call: '*', do: { status: 503, retrySeconds: 5 } }]);
    const { details } = await client.error('POST', batchPath, createBody());
    expect(details?.at(-1)).toMatchObject({ retryDelay: '5s' });
  });

  test('404 on a model is worded as the service does, with the version that was called', async () => {
    const { client } = faultyClient([{ call: 'models.get', do: { status: 404 } }]);
    const { message } = await client.error('GET', '/v1/models/gemini-2.5-pro');
    expect(message).toBe('models/gemini-2.5-pro is not found for API version v1, or is not supported for getModel');
  });

  test('reads the body of the request first', async () => {
    const { client } = faultyClient([{ call: 'batches.create', do: { status: 500 } }]);
    expect(await client.error('POST', batchPath, createBody())).toMatchObject({ code: 500 });
    expect(await client.json('GET', '/v1beta/batches')).toEqual({});
  });
});

test('the log names the rule that changed the fate of a call', async () => {
  const exchanges: Exchange[] = [];
  const emulator = createEmulator({
    faults: [
      { call: 'models.list', when: { nth: 1 }, do: { connection: 'reset-after' } },
      { call: 'models.list', when: { nth: 2 }, do: { status: 503 } },
    ],
    onExchange: (exchange) => exchanges.push(exchange),
  });
  const { send } = apiClient(emulator);
  await thrown(send('GET', modelsPath));
  await send('GET', modelsPath);
  await send('GET', modelsPath);
  expect(exchanges.map(({ status, fault }) => [status, fault])).toEqual([
    [null, 'models.list #1: reset-after'],
    [503, 'models.list #2: 503'],
    [200, null],
  ]);
});
