import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { googleGenaiClients, model } from './clients/google-genai.ts';
import { movingEmulator } from './clients/moving-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/** What this client throws: its message is the whole body as text. */
interface ApiError {
  readonly name: string;
  readonly status: number;
  readonly message: string;
}

async function errorOf(call: Promise<unknown>): Promise<{ status: number; body: unknown }> {
  const error: ApiError = await call.then(
    () => Promise.reject(new Error('It was accepted')),
    (thrown) => thrown,
  );
  expect(error.name).toBe('ApiError');
  return { status: error.status, body: JSON.parse(error.message) };
}

describe.for(googleGenaiClients)('$name', ({ apiVersion, connect }) => {
  const create = (url: string, { apiKey = 'any', of = model } = {}) =>
    connect(url, apiKey).batches.create({ model: of, src: [{ contents: 'Hello' }] });

  test('a bad key is 400 with its reason', async () => {
    await using service = await movingEmulator();
    const { status, body } = await errorOf(create(service.url, { apiKey: 'invalid' }));
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: {
        code: 400,
        message: 'API key not valid. Please pass a valid API key.',
        status: 'INVALID_ARGUMENT',
        details: [{ reason: 'API_KEY_INVALID' }, { locale: 'en-US' }],
      },
    });
  });

  test.for(['gemini-0-nothing', 'gemini-embedding-001'])('%s takes no such job: 404', async (of) => {
    await using service = await movingEmulator();
    const message = `models/${of} is not found for API version ${apiVersion}, or is not supported for batchGenerateContent`;
    const { status, body } = await errorOf(create(service.url, { of }));
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { status: 'NOT_FOUND', message: expect.stringContaining(message) } });
  });

  test('a full quota is 429', async () => {
    await using service = await movingEmulator({ limits: { concurrentJobs: 1 } });
    await create(service.url);
    const { status, body } = await errorOf(create(service.url));
    expect(status).toBe(429);
    expect(body).toMatchObject({ error: { status: 'RESOURCE_EXHAUSTED' } });
  });

  test('faulty lines are told one by one when the job is created', async () => {
    await using service = await movingEmulator();
    await using folder = await temporaryFolder();
    const ai = connect(service.url);
    const contents = [{ parts: [{ text: 'Hello' }] }];
    const input = await folder.writeLines('input.jsonl', [
      { key: 'a', request: { contents, thinking_config: {} } },
      { key: 'b', request: { contents } },
      { key: 'c', request: { contents, temperature: 1 } },
    ]);
    const config = { mimeType: 'application/jsonl' };
    const { name = '' } = await ai.files.upload({ file: join(folder.path, input), config });
    const { status, body } = await errorOf(ai.batches.create({ model, src: name }));
    expect(status).toBe(400);
    const message = expect.stringMatching(
      /^Error on line 1: .*no such field: 'thinking_config'.*\nError on line 3: .*no such field: 'temperature'/,
    );
    expect(body).toMatchObject({ error: { status: 'INVALID_ARGUMENT', message } });
  });

  test('the name of an output file is too long for a get', async () => {
    await using service = await movingEmulator();
    const name = `files/batch-${'a'.repeat(36)}`;
    const { status, body } = await errorOf(connect(service.url).files.get({ name }));
    expect(status).toBe(400);
    const message = expect.stringContaining('cannot be more than 40 characters');
    expect(body).toMatchObject({ error: { status: 'INVALID_ARGUMENT', message } });
  });

  test('a job that is not there is 404', async () => {
    await using service = await movingEmulator();
    const ai = connect(service.url);
    const name = `batches/${'a'.repeat(36)}`;
    const config = {};
    for (const call of [ai.batches.get({ name }), ai.batches.cancel({ name }), ai.batches.delete({ name, config })]) {
      expect((await errorOf(call)).status).toBe(404);
    }
  });
});
