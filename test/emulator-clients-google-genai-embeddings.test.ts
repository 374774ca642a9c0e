import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { googleGenaiClients, pollToTheEnd } from './clients/google-genai.ts';
import { movingEmulator } from './clients/moving-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const model = 'gemini-embedding-001';
const texts = ['A boat on the lake', 'A ship at sea', 'Two apples'];

// This client says of each such call that it is experimental.
beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  return () => vi.restoreAllMocks();
});

describe.for(googleGenaiClients)('$name', ({ connect }) => {
  test('a job of embeddings from a file', async () => {
    await using service = await movingEmulator();
    await using folder = await temporaryFolder();
    const ai = connect(service.url);
    const input = await folder.writeLines(
      'input.jsonl',
      texts.map((text, at) => ({
        key: `key-${at}`,
        request: { content: { parts: [{ text }] }, outputDimensionality: 64, taskType: 'SEMANTIC_SIMILARITY' },
      })),
    );
    const config = { mimeType: 'application/jsonl' };
    const { name: fileName = '' } = await ai.files.upload({ file: join(folder.path, input), config });
    const created = await ai.batches.createEmbeddings({ model, src: { fileName }, config: { displayName: 'vectors' } });
    expect(created).toMatchObject({ displayName: 'vectors', model: `models/${model}`, state: 'JOB_STATE_PENDING' });
    const ended = await pollToTheEnd(ai, created.name ?? '');
    expect(ended.state).toBe('JOB_STATE_SUCCEEDED');
    const output = join(folder.path, 'output.jsonl');
    await ai.files.download({ file: ended.dest?.fileName ?? '', downloadPath: output });
    const answers = (await readFile(output, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ key }) => key)).toEqual(texts.map((_, at) => `key-${at}`));
    for (const { response } of answers) expect(response.embedding.values).toHaveLength(64);
  });

  test.for([
    { what: 'with a length', config: { outputDimensionality: 64 }, dimensions: 64 },
    { what: 'as long as the model has them', config: undefined, dimensions: 3072 },
  ])('an inline job of embeddings, $what', async ({ config, dimensions }) => {
    await using service = await movingEmulator();
    const ai = connect(service.url);
    const inlinedRequests = { contents: texts, ...(config === undefined ? {} : { config }) };
    const created = await ai.batches.createEmbeddings({ model, src: { inlinedRequests } });
    const { dest, state } = await pollToTheEnd(ai, created.name ?? '');
    expect(state).toBe('JOB_STATE_SUCCEEDED');
    const vectors = dest?.inlinedEmbedContentResponses?.map(({ response }) => response?.embedding?.values);
    expect(vectors?.map((values) => values?.length)).toEqual(texts.map(() => dimensions));
    // Each text has its own.
    expect(new Set(vectors?.map((values) => JSON.stringify(values))).size).toBe(texts.length);
  });
});
