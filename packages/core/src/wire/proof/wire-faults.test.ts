import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wireMessages } from '../wire-message.ts';
import { wireFaults } from './wire-faults.ts';

type Fields = Record<string, unknown>;

const time = '2026-11-23T12:00:00.407650525Z';

/** Without a field of that name. */
const without = (value: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(value).filter(([field]) => field !== name));

describe('a file', () => {
  const file = {
    name: 'files/a-1',
    mimeType: 'text/plain',
    sizeBytes: '3',
    createTime: time,
    updateTime: time,
    expirationTime: time,
    sha256Hash: btoa('ab'.repeat(32)),
    uri: 'http://127.0.0.1:8787/v1beta/files/a-1',
    state: 'ACTIVE',
  };

  test('is told alone, in a list, and when it was uploaded', () => {
    expect(wireFaults('File', file)).toEqual([]);
    expect(wireFaults('File', without(file, 'sizeBytes'))).toEqual([]);
    expect(wireFaults('ListFiles', { files: [file] })).toEqual([]);
    expect(wireFaults('UploadedFile', { file })).toEqual([]);
    expect(wireFaults('UploadedFile', file)).toContain('/file is missing');
  });

  test.each<[string, Fields]>([
    ['/sha256Hash is not the base64 of hexadecimal text', { sha256Hash: btoa('xy'.repeat(32)) }],
    ['/sha256Hash must match', { sha256Hash: 'q80=' }],
    ['/uri is not the address of the file', { uri: 'http://127.0.0.1/v1beta/files/b' }],
    ['/uri is not the address of the file', { uri: 'files/a-1' }],
    ['/name must match', { name: 'files/-a' }],
    ['/name must match', { name: `files/${'a'.repeat(41)}` }],
    ['/sizeBytes is a default value', { sizeBytes: '0' }],
    ['/sizeBytes must be string', { sizeBytes: 3 }],
    ['/source is none of UPLOADED, GENERATED, REGISTERED', { source: 'SOURCE_UNSPECIFIED' }],
  ])('%s', (fault, change) => {
    const broken = { ...file, ...change };
    expect(wireFaults('File', broken).join('\n')).toContain(fault);
    expect(wireFaults('ListFiles', { files: [file, broken] }).join('\n')).toContain(`/files/1${fault}`);
    expect(wireFaults('UploadedFile', { file: broken }).join('\n')).toContain(`/file${fault}`);
  });
});

describe('an error', () => {
  const error = (more: Fields): Fields => ({ error: { code: 400, message: 'x', status: 'INVALID_ARGUMENT', ...more } });
  const help = { '@type': 'type.googleapis.com/google.rpc.Help', links: [{ description: 'x', url: 'https://x.test' }] };

  test.each<[string, Fields]>([
    ['without details', error({})],
    ['with details', error({ details: [help] })],
    ['of a code that no status has', error({ code: 502, status: 'UNAVAILABLE' })],
  ])('%s', (_what, value) => {
    expect(wireFaults('Error', value)).toEqual([]);
  });

  test.each<[string, Fields]>([
    ['/error/code is not the HTTP code of its status', error({ code: 404 })],
    ['/error/status is none of', error({ status: 'BAD_REQUEST' })],
    ['/error/status is missing', { error: { code: 400, message: 'x' } }],
    ['/error/details is a default value', error({ details: [] })],
    ['/error/details/0', error({ details: [{ ...help, '@type': 'type.googleapis.com/google.rpc.DebugInfo' }] })],
    ['/error/details/0/more is no field', error({ details: [{ ...help, more: 1 }] })],
    [
      '/error/details/0/retryDelay must match',
      error({ details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '37' }] }),
    ],
    ['/error is missing', {}],
  ])('%s', (fault, value) => {
    expect(wireFaults('Error', value).join('\n')).toContain(fault);
  });
});

describe('a line of an output file', () => {
  const response = {
    candidates: [{ content: { parts: [{ text: '' }], role: 'model' }, finishReason: 'STOP', index: 0 }],
  };

  test.each<[string, Fields]>([
    ['a response', { key: 'a', response }],
    ['an error', { key: 'a', error: { code: 8, message: 'x' } }],
    ['an error by its other name', { key: 'a', status: { code: 8, message: 'x' } }],
    ['an embedding', { key: 'a', response: { embedding: { values: [0] }, tokenCount: '1' } }],
    ['fields of the request', { key: 'a', response, custom: { list: [] } }],
    ['no key', { response }],
  ])('%s', (_what, value) => {
    expect(wireFaults('OutputLine', value)).toEqual([]);
  });

  test.each<[string, Fields]>([
    ['The message has not exactly one of response, error, status', { key: 'a' }],
    [
      'The message has not exactly one of response, error, status',
      { key: 'a', response, error: { code: 8, message: 'x' } },
    ],
    ['/error/code must be <= 16', { error: { code: 503, message: 'x' } }],
    ['/key must be string', { key: 1, response }],
    ['/response/candidates is a default value', { response: { candidates: [] } }],
    [
      '/response/usageMetadata/thoughtsTokenCount is a default value',
      { response: { usageMetadata: { thoughtsTokenCount: 0 } } },
    ],
    [
      '/response/candidates/0/content/parts/0/thought is not true',
      { response: { candidates: [{ content: { parts: [{ text: 'x', thought: false }] } }] } },
    ],
    ['/response/candidates/0/finishReason is none of', { response: { candidates: [{ finishReason: 'TIRED' }] } }],
    ['/response has not exactly one of tokenCount, usageMetadata', { response: { embedding: { values: [0.1] } } }],
    ['/response/tokenCount must be string', { response: { embedding: { values: [0.1] }, tokenCount: 1 } }],
  ])('%s', (fault, value) => {
    expect(wireFaults('OutputLine', value).join('\n')).toContain(fault);
  });
});

test.each<[(typeof wireMessages)[number], unknown, unknown]>([
  ['Model', { name: 'models/a', supportedGenerationMethods: ['x'], topK: 0, temperature: 0 }, { name: 'models/a' }],
  ['ListModels', { models: [{ name: 'models/a', supportedGenerationMethods: ['x'] }] }, { models: [{}] }],
  ['GenerateContentResponse', { promptFeedback: { blockReason: 'SAFETY' } }, { promptFeedback: { blockReason: 'x' } }],
  ['CountTokensResponse', { totalTokens: 3 }, { totalTokens: '3' }],
  ['EmbedContentResponse', { embedding: { values: [0, -1.5] } }, { embedding: { values: [0] }, tokenCount: '1' }],
  ['BatchEmbedContentsResponse', { embeddings: [{ values: [0] }] }, { embeddings: [] }],
  ['Empty', {}, { done: true }],
  [
    'Webhook',
    { id: 'a', uri: 'https://x.test', state: 'enabled', subscribed_events: ['batch.failed'] },
    { id: 'a', uri: 'https://x.test', state: 'ENABLED', subscribed_events: ['batch.failed'] },
  ],
])('%s', (message, right, wrong) => {
  expect(wireFaults(message, right)).toEqual([]);
  expect(wireFaults(message, wrong)).not.toEqual([]);
});

test.each(wireMessages)('%s is no text, no list and not nothing', (message) => {
  for (const value of ['x', [], null, undefined, 1]) expect(wireFaults(message, value)).not.toEqual([]);
});

test('any JSON is judged, without an exception', () => {
  fc.assert(
    fc.property(fc.constantFrom(...wireMessages), fc.jsonValue(), (message, value) => {
      const faults = wireFaults(message, value);
      expect(faults.every((fault) => fault.startsWith('/') || fault.startsWith('The message '))).toBe(true);
    }),
  );
});
