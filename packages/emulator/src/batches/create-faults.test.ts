import { describe, expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { apiClient, ask, batchPath } from '../testing/api-client.ts';

async function refusal(lines: readonly string[]): Promise<string | undefined> {
  const client = apiClient(createEmulator());
  const { name } = await client.upload(lines.join('\n'));
  const error = await client.error('POST', batchPath, { batch: { inputConfig: { fileName: name } } });
  expect(error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' });
  return error.message;
}

const good = JSON.stringify({ key: 'good', request: ask('Hi') });

describe('a faulty line of a file', () => {
  test('all of them are told in one message, each with its number', async () => {
    const flat = '{"key":"a","request":{"contents":[{"parts":[{"text":"Hi"}]}],"thinking_config":{}}}';
    const misplaced =
      '{"key":"b","request":{"contents":[{"parts":[{"text":"Hi"}]}],"generationConfig":{"cachedContent":"x"}}}';
    expect(await refusal([good, flat, '', misplaced, '{"key":'])).toBe(
      [
        `Error on line 2: invalid JSON, near column ${flat.indexOf('"thinking_config"') + 1}: no such field: 'thinking_config'`,
        `Error on line 4: invalid JSON, near column ${misplaced.indexOf('"cachedContent"') + 1}: no such field: 'cachedContent'`,
        'Error on line 5: invalid JSON, near column 7: syntax error',
      ].join('\n'),
    );
  });

  test.each([
    ['no request', '{"key":"a"}', "Error on line 1: missing field 'request'"],
    ['a request that is none', '{"request":"x"}', "Error on line 1: invalid value for field 'request': not a message"],
    ['a list', '[]', 'Error on line 1: invalid JSON, near column 1: not an object'],
    ['no contents', '{"request":{}}', 'Error on line 1: * GenerateContentRequest.contents: contents is not specified'],
    [
      'no parts',
      '{"request":{"contents":[{}]}}',
      'Error on line 1: * GenerateContentRequest.contents[0].parts: contents.parts must not be empty.',
    ],
    [
      'a field of anybody’s own that is nested too deep',
      `{"key":"a","x":${'{"y":'.repeat(100_000)}1${'}'.repeat(100_000)},"request":{"contents":[{"parts":[{"text":"Hi"}]}]}}`,
      'Error on line 1: Invalid JSON payload received. Message too deep.',
    ],
  ])('%s', async (_what, line, message) => {
    expect(await refusal([line])).toBe(message);
  });

  test('both cases of every known field pass', async () => {
    const client = apiClient(createEmulator());
    const { batchStats } =
      (
        await client.createFromLines([
          {
            request: { ...ask('Hi', { maxOutputTokens: 5, response_mime_type: 'text/plain' }), system_instruction: {} },
          },
          { request: { ...ask('Hi'), systemInstruction: {}, cached_content: 'cachedContents/x', safetySettings: [] } },
        ])
      ).metadata ?? {};
    expect(batchStats?.requestCount).toBe('2');
  });
});

test('an empty file is refused', async () => {
  expect(await refusal([''])).toBe('The input file has no requests.');
});

test('an inline request is refused in the words for a body, with a violation for each field', async () => {
  const client = apiClient(createEmulator());
  const requests = [{ request: ask('Hi') }, { request: { ...ask('Hi', { nope: 1 }), config: {} } }];
  const error = await client.error('POST', batchPath, { batch: { inputConfig: { requests: { requests } } } });
  const place = 'batch.input_config.requests.requests[1].request';
  expect(error.message).toBe(
    [
      `Invalid JSON payload received. Unknown name "nope" at '${place}.generation_config': Cannot find field.`,
      `Invalid JSON payload received. Unknown name "config" at '${place}': Cannot find field.`,
    ].join('\n'),
  );
  expect(error.details?.[0]).toMatchObject({
    '@type': 'type.googleapis.com/google.rpc.BadRequest',
    fieldViolations: [{ field: `${place}.generation_config` }, { field: place }],
  });
});

test.each([
  ['no batch', {}, 400],
  ['a batch that is none', { batch: [] }, 400],
  ['no input', { batch: { inputConfig: {} } }, 400],
  [
    'two inputs',
    { batch: { inputConfig: { fileName: 'files/a', requests: { requests: [{ request: ask('a') }] } } } },
    400,
  ],
  ['no requests', { batch: { inputConfig: { requests: { requests: [] } } } }, 400],
  [
    'metadata that is none',
    { batch: { inputConfig: { requests: { requests: [{ request: ask('a'), metadata: 1 }] } } } },
    400,
  ],
  ['a display name that is none', { batch: { displayName: 1, inputConfig: { fileName: 'files/a' } } }, 400],
  ['a priority that is none', { batch: { priority: 'x', inputConfig: { fileName: 'files/a' } } }, 400],
  ['an unknown field', { batch: { nope: 1, inputConfig: { fileName: 'files/a' } } }, 400],
  ['a file name without files/', { batch: { inputConfig: { fileName: 'a' } } }, 400],
  ['an unknown file', { batch: { inputConfig: { fileName: 'files/a' } } }, 403],
  ['a file outside', { batch: { inputConfig: { fileName: 'files/../batches/a' } } }, 403],
  [
    'a webhook that is no address',
    { batch: { webhookConfig: { uris: ['x'] }, inputConfig: { fileName: 'files/a' } } },
    400,
  ],
])('create refuses %s', async (_what, body, code) => {
  expect(await apiClient(createEmulator()).error('POST', batchPath, body)).toMatchObject({ code });
});
