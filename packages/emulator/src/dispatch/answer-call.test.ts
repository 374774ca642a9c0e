import { errorBodySchema, geminiModelSchema } from '@gemini-batch-test/core/wire';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createEmulator } from '../create-emulator.ts';
import { apiClient, ask } from '../testing/api-client.ts';
import { version } from '../version.ts';

const emulator = createEmulator();
const client = apiClient(emulator);

test.each(['v1', 'v1alpha', 'v1beta'])('%s serves models, and says its own name for an unknown one', async (api) => {
  const model = geminiModelSchema.parse(await client.json('GET', `/${api}/models/gemini-3.5-flash-lite`));
  expect(model.supportedGenerationMethods).toContain('batchGenerateContent');
  expect(await client.error('GET', `/${api}/models/nope`)).toEqual({
    code: 404,
    message: `models/nope is not found for API version ${api}, or is not supported for getModel`,
    status: 'NOT_FOUND',
  });
});

test('models.list pages through all models', async () => {
  const schema = z.object({ models: z.array(geminiModelSchema), nextPageToken: z.string().optional() });
  const all = schema.parse(await client.json('GET', '/v1/models'));
  const first = schema.parse(await client.json('GET', '/v1/models?pageSize=3'));
  const rest = schema.parse(await client.json('GET', `/v1/models?pageToken=${first.nextPageToken}`));
  expect([...first.models, ...rest.models]).toEqual(all.models);
});

test.each(['gemini-2.5-flash-preview-tts', 'gemini-embedding-001', 'gemini-2.0-flash'])(
  '%s takes no batch jobs',
  async (id) => {
    const body = { batch: { inputConfig: { requests: { requests: [{ request: ask('Hi') }] } } } };
    expect(await client.error('POST', `/v1beta/models/${id}:batchGenerateContent`, body)).toEqual({
      code: 404,
      message: `models/${id} is not found for API version v1beta, or is not supported for batchGenerateContent`,
      status: 'NOT_FOUND',
    });
  },
);

describe('the key', () => {
  const errorOf = async (path: string, key?: string): Promise<unknown> => {
    const response = await emulator.fetch(path, { headers: key === undefined ? {} : { 'x-goog-api-key': key } });
    return errorBodySchema.parse(await response.json()).error;
  };

  test('may stand in the query', async () => {
    expect((await emulator.fetch('/v1/files?key=any')).status).toBe(200);
  });

  test('is asked for', async () => {
    const message =
      "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.";
    expect(await errorOf('/v1/files')).toEqual({ code: 403, message, status: 'PERMISSION_DENIED' });
    expect(await errorOf('/v1/files?key=')).toMatchObject({ code: 403 });
    expect(await errorOf('/download/v1/files/batch-a:download')).toMatchObject({ code: 403, message });
  });

  test('is refused with a 400, and not repeated', async () => {
    const error = await errorOf('/v1/files', 'invalid-secret');
    expect(error).toMatchObject({
      code: 400,
      status: 'INVALID_ARGUMENT',
      message: 'API key not valid. Please pass a valid API key.',
      details: [
        { reason: 'API_KEY_INVALID', domain: 'googleapis.com' },
        { '@type': 'type.googleapis.com/google.rpc.LocalizedMessage' },
      ],
    });
    expect(JSON.stringify(error)).not.toContain('invalid-secret');
  });

  test('may be a token of OAuth, which is refused with a 401', async () => {
    const status = async (authorization: string, path = '/v1/files'): Promise<unknown> => {
      const response = await emulator.fetch(path, { headers: { authorization } });
      return response.ok || errorBodySchema.parse(await response.json()).error.status;
    };
    expect(await status('Bearer ya29.token')).toBe(true);
    expect(await status('bearer invalid-token')).toBe('UNAUTHENTICATED');
    expect(await status('Basic ya29.token')).toBe('PERMISSION_DENIED');
    expect(await status('Bearer ya29.token', '/v1/files?key=invalid')).toBe('INVALID_ARGUMENT');
  });

  test('is judged by acceptKey', async () => {
    const strict = createEmulator({ acceptKey: (key) => key === 'right' });
    expect((await strict.fetch('/v1/files?key=right')).status).toBe(200);
    expect((await strict.fetch('/v1/files?key=wrong')).status).toBe(400);
  });
});

test.each([
  ['GET', '/v1', 404],
  ['GET', '/v2/files', 404],
  ['GET', '/v1x/files', 404],
  ['GET', '/v1/nothing', 404],
  ['PUT', '/v1/files/a', 404],
  ['GET', '/v1/files/a:copy', 404],
  ['POST', '/v1/batches/a:start', 404],
  ['GET', '/v1/batches/a', 404],
  ['GET', '/v1/files?pageSize=-1', 400],
  ['GET', '/v1/files?pageToken=nonsense', 400],
  ['GET', '/v1/models?pageToken=nonsense', 400],
  ['GET', '/v1/batches?filter=x', 501],
  ['GET', '/v1/cachedContents', 501],
  ['POST', '/v1/fileSearchStores/a:importFile', 501],
  ['POST', '/v1beta/files:register', 501],
  ['POST', '/v1beta/files:registers', 404],
  ['PATCH', '/v1/batches/a:updateGenerateContentBatch', 404],
  ['PATCH', '/v1/batches/a', 404],
  ['POST', '/v1/tunedModels/mine:batchGenerateContent', 404],
])('%s %s is a %i in the form of the service', async (method, path, code) => {
  const response = await client.send(method, path);
  expect(response.headers.get('server')).toBe(`gemini-batch-emulator/${version}`);
  expect(response.headers.get('content-type')).toBe('application/json; charset=UTF-8');
  expect(errorBodySchema.parse(await response.json()).error).toMatchObject({ code });
});

test('an unknown file is a 403 that names it', async () => {
  expect(await client.error('GET', '/v1/files/abc')).toEqual({
    code: 403,
    message: 'You do not have permission to access the File abc or it may not exist.',
    status: 'PERMISSION_DENIED',
  });
});

test('a body that is not JSON is a 400', async () => {
  const path = '/v1/models/gemini-3.5-flash-lite:batchGenerateContent';
  expect(await client.error('POST', path, '{"batch"')).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' });
  expect(await client.error('POST', path, '[]')).toMatchObject({ code: 400 });
});

test('a body over 20 MB is a 400', async () => {
  const path = '/v1/models/gemini-3.5-flash-lite:batchGenerateContent';
  const error = await client.error('POST', path, `{"batch": "${'x'.repeat(20 * 1024 * 1024)}"}`);
  expect(error).toMatchObject({ code: 400, message: 'Request payload size exceeds the limit: 20971520 bytes.' });
});

test('a body that breaks off is no fault of the emulator', async () => {
  const body = new ReadableStream({ pull: (controller) => controller.error(new Error('The network is gone')) });
  const init = { method: 'POST', headers: { 'x-goog-api-key': 'any' }, body, duplex: 'half' };
  const answer = await emulator.fetch('/v1/models/gemini-3.5-flash-lite:countTokens', init);
  expect(await answer.json()).toMatchObject({ error: { code: 400, message: 'The body of the request broke off.' } });
});
