import { batchOperationSchema, type OutputLine } from '@gemini-batch-test/core/wire';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createEmulator } from '../create-emulator.ts';
import { type ApiClient, apiClient } from '../testing/api-client.ts';
import { type TestClock, testClock } from '../testing/test-clock.ts';

const typePrefix = 'type.googleapis.com/google.ai.generativelanguage.v1main';

function started(options: object = {}): { client: ApiClient; clock: TestClock } {
  const clock = testClock();
  return { clock, client: apiClient(createEmulator({ now: clock.now, speed: 1, ...options })) };
}

const path = (model: string): string => `/v1beta/models/${model}:asyncBatchEmbedContent`;

function embed(text: string, more: object = {}): Record<string, unknown> {
  return { content: { parts: [{ text }] }, ...more };
}

const embeddingSchema = z.strictObject({
  embedding: z.strictObject({ values: z.array(z.number()) }),
  tokenCount: z.string().optional(),
  usageMetadata: z.strictObject({ promptTokenCount: z.number() }).optional(),
});

function embeddingOf(line: Pick<OutputLine, 'response'> | undefined): z.infer<typeof embeddingSchema> {
  return embeddingSchema.parse(line?.response);
}

async function fromLines(client: ApiClient, lines: readonly unknown[], model = 'gemini-embedding-001') {
  const { name } = await client.upload(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  // Snake case, as @google/genai sends it.
  const body = { batch: { displayName: 'test', inputConfig: { file_name: name } } };
  return batchOperationSchema.parse(await client.json('POST', path(model), body));
}

describe('an embedding job from a file', () => {
  test('goes from pending to succeeded as one of its own type, with a line for each key', async () => {
    const { client, clock } = started();
    const created = await fromLines(client, [
      { key: 'a', request: embed('What is a tide?') },
      { key: 'b', request: embed('What is a tide?', { outputDimensionality: 768, taskType: 'RETRIEVAL_QUERY' }) },
    ]);
    expect(created.metadata).toMatchObject({
      '@type': `${typePrefix}.EmbedContentBatch`,
      model: 'models/gemini-embedding-001',
      state: 'BATCH_STATE_PENDING',
      batchStats: { requestCount: '2', pendingRequestCount: '2' },
    });
    clock.advance(1e6);
    const ended = await client.batch(created.name);
    expect(ended.metadata?.batchStats).toEqual({ requestCount: '2', successfulRequestCount: '2' });
    const responsesFile = `files/batch-${created.name.slice('batches/'.length)}`;
    expect(ended.response).toEqual({ '@type': `${typePrefix}.EmbedContentBatchOutput`, responsesFile });
    const [first, second] = await client.output(ended);
    expect([first?.key, second?.key]).toEqual(['a', 'b']);
    expect(embeddingOf(first).embedding.values).toHaveLength(3072);
    expect(embeddingOf(first).tokenCount).toBe('4');
    expect(embeddingOf(second).embedding.values).toEqual(embeddingOf(first).embedding.values.slice(0, 768));
  });

  test('tells every faulty line at once', async () => {
    const { client } = started();
    const misplaced = JSON.stringify({ key: 'b', request: { contents: [{ parts: [{ text: 'x' }] }] } });
    const { name } = await client.upload(
      [
        JSON.stringify({ key: 'a', request: embed('x') }),
        misplaced,
        JSON.stringify({ key: 'c', request: {} }),
        JSON.stringify({ key: 'd', request: embed('') }),
        JSON.stringify({ key: 'e', request: embed('x', { taskType: 'NOPE' }) }),
      ].join('\n'),
    );
    const error = await client.error('POST', path('gemini-embedding-001'), {
      batch: { inputConfig: { fileName: name } },
    });
    expect(error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' });
    expect(error.message?.split('\n')).toEqual([
      `Error on line 2: invalid JSON, near column ${misplaced.indexOf('"contents"') + 1}: no such field: 'contents'`,
      'Error on line 3: * EmbedContentRequest.content: content is not specified',
      'Error on line 4: * EmbedContentRequest.content contains an empty Part.',
      expect.stringMatching(/^Error on line 5: invalid JSON, near column \d+: invalid value for field 'task_type'$/),
    ]);
  });

  test('fails the lines that its model cannot embed, or is refused when told so', async () => {
    const lines = [
      { key: 'good', request: embed('x') },
      { key: 'image', request: { content: { parts: [{ inlineData: { mimeType: 'image/png', data: 'AAAA' } }] } } },
      { key: 'large', request: embed('x', { outputDimensionality: 5000 }) },
      { key: 'other', request: embed('x', { model: 'models/gemini-embedding-2' }) },
    ];
    const { client, clock } = started();
    const { name } = await fromLines(client, lines);
    clock.advance(1e6);
    const ended = await client.batch(name);
    expect(ended.metadata?.batchStats).toEqual({
      requestCount: '4',
      successfulRequestCount: '1',
      failedRequestCount: '3',
    });
    expect((await client.output(ended)).map(({ error }) => error?.code)).toEqual([undefined, 3, 3, 3]);
    const strict = started({ choices: { unfitRequest: 'refused' } });
    await expect(fromLines(strict.client, lines)).rejects.toThrow('Error on line 2: * EmbedContentRequest.content');
  });
});

describe('an inline embedding job', () => {
  test('carries its vectors and the metadata, and counts tokens as its model does', async () => {
    const { client, clock } = started();
    const requests = [{ request: embed('One'), metadata: { key: 'r1' } }, { request: embed('One') }];
    const body = { batch: { inputConfig: { requests: { requests } } } };
    const { name } = batchOperationSchema.parse(await client.json('POST', path('gemini-embedding-2'), body));
    clock.advance(1e6);
    const ended = await client.batch(name);
    expect(ended.response).toEqual({ '@type': `${typePrefix}.EmbedContentBatchOutput`, ...ended.metadata?.output });
    const responses = ended.metadata?.output?.inlinedResponses?.inlinedResponses;
    expect(responses?.map(({ metadata }) => metadata)).toEqual([{ key: 'r1' }, undefined]);
    expect(embeddingOf(responses?.[0])).toEqual(embeddingOf(responses?.[1]));
    expect(embeddingOf(responses?.[0]).usageMetadata).toEqual({ promptTokenCount: 1 });
  });

  test('is refused with every fault named', async () => {
    const { client } = started();
    const requests = [{ request: embed('One') }, { request: { ...embed('x'), config: 1 } }, {}];
    const error = await client.error('POST', path('gemini-embedding-001'), {
      batch: { inputConfig: { requests: { requests } } },
    });
    expect(error.message).toBe(
      [
        `Invalid JSON payload received. Unknown name "config" at 'batch.input_config.requests.requests[1].request': Cannot find field.`,
        '* batch.input_config.requests.requests[2].request: request is not specified',
      ].join('\n'),
    );
  });
});

test('models without embedding jobs are not found', async () => {
  const { client } = started();
  for (const name of ['models/gemini-3.5-flash-lite', 'models/text-embedding-004', 'tunedModels/mine']) {
    const body = { batch: { inputConfig: { requests: { requests: [{ request: embed('x') }] } } } };
    expect(await client.error('POST', `/v1beta/${name}:asyncBatchEmbedContent`, body)).toEqual({
      code: 404,
      message: `${name} is not found for API version v1beta, or is not supported for asyncBatchEmbedContent`,
      status: 'NOT_FOUND',
    });
  }
});

test('an embedding job is updated by its own call only', async () => {
  const { client } = started();
  const { name } = await fromLines(client, [{ key: 'a', request: embed('x') }]);
  const body = { displayName: 'renamed' };
  expect(await client.error('PATCH', `/v1beta/${name}:updateGenerateContentBatch`, body)).toMatchObject({ code: 404 });
  expect(await client.json('PATCH', `/v1beta/${name}:updateEmbedContentBatch`, body)).toMatchObject(body);
});
