import { expect } from 'vitest';
import { batchPath, sendChunk, startUpload } from '../../testing/api-client.ts';
import { inlineRequests, requestLines } from '../../testing/faulty-client.ts';
import { anHour, answersAfter, kindsOfCalls, type Show, testSights } from '../../testing/preset-sights.ts';
import { callPresets } from './call-presets.ts';

function statusOf(method: string, path: string, body?: unknown): Show {
  return async ({ client }) => {
    const response = await client.send(method, path, body);
    return { status: response.status, text: await response.text() };
  };
}

function createBody(): unknown {
  return { batch: { displayName: 'test', inputConfig: { requests: { requests: inlineRequests(2) } } } };
}

function upload(mimeType: string): Show {
  return async ({ emulator }) => {
    const url = await startUpload(emulator, { mimeType });
    const response = await sendChunk(emulator, url, 'upload, finalize', 0, `${JSON.stringify(requestLines(1)[0])}\n`);
    const { error } = await response.json();
    return { status: response.status, upload: response.headers.get('x-goog-upload-status'), message: error?.message };
  };
}

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => null,
    (error: unknown) => (error instanceof Error ? [error.message, error.cause] : error),
  );
}

const reset = ['fetch failed', expect.objectContaining({ code: 'ECONNRESET' })];

testSights(callPresets, {
  'quota-without-detail': [
    [
      async ({ client }) => await client.error('POST', batchPath, createBody()),
      {
        code: 429,
        status: 'RESOURCE_EXHAUSTED',
        message: expect.stringContaining('You exceeded your current quota'),
        details: [expect.objectContaining({ '@type': 'type.googleapis.com/google.rpc.Help' })],
      },
    ],
  ],
  'queue-full': [
    [
      async ({ client, passSeconds }) => {
        const first = await client.send('POST', batchPath, createBody());
        passSeconds(61);
        return [first.status, (await client.send('POST', batchPath, createBody())).status];
      },
      [429, 200],
    ],
  ],
  'unsupported-mime': [
    [upload('jsonl'), { status: 400, upload: 'final', message: 'Unsupported MIME type: jsonl' }],
    [
      upload('application/jsonl'),
      { status: 400, upload: 'final', message: 'Unsupported MIME type: application/jsonl' },
    ],
    [upload('text/plain'), { status: 200, upload: 'final', message: undefined }, 'always'],
  ],
  'line-errors-at-create': [
    [
      async ({ client }) => (await client.error('POST', batchPath, createBody())).message,
      expect.stringMatching(
        /^Error on line 1: invalid JSON, near column \d+: no such field: 'thinking_config'\nError on line 2: /,
      ),
    ],
  ],
  'lost-create': [
    [
      async ({ client }) => [
        await failure(client.send('POST', batchPath, createBody())),
        await client.json('GET', '/v1beta/batches'),
      ],
      [
        reset,
        { operations: [expect.objectContaining({ metadata: expect.objectContaining({ displayName: 'test' }) })] },
      ],
    ],
  ],
  'retired-model': [
    [statusOf('GET', '/v1beta/models/gemini-3.8-flash'), expect.objectContaining({ status: 404 })],
    [
      async ({ client }) => (await client.error('POST', batchPath, createBody())).message,
      'models/gemini-3.5-flash-lite is not found for API version v1beta, or is not supported for batchGenerateContent',
    ],
  ],
  overloaded: [[kindsOfCalls, expect.arrayContaining(['503 true', '200 true'])]],
  'flaky-network': [[kindsOfCalls, expect.arrayContaining(['fetch failed', 'terminated', '200 true'])]],
  'truncated-download': [
    [
      async ({ client, passSeconds }) => {
        const { name } = await client.createFromLines(requestLines(20));
        passSeconds(anHour);
        const job = await client.batch(name);
        return [(await client.outputText(job)).length, (await client.output(job)).length];
      },
      [200, 20],
    ],
  ],
  slow: [
    [
      async ({ client }) => await answersAfter(3, () => client.send('GET', '/v1beta/models')),
      { early: false, status: 200 },
    ],
  ],
  'proxy-error': [
    [statusOf('GET', '/v1beta/models'), { status: 502, text: expect.stringMatching(/^<!DOCTYPE html>/) }],
  ],
});
