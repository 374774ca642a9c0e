import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { embedMany, generateText, jsonSchema, Output, streamText, tool } from 'ai';
import { expect, test } from 'vitest';
import { movingEmulator } from './clients/moving-emulator.ts';

const connect = (url: string) => createGoogleGenerativeAI({ apiKey: 'any', baseURL: `${url}/v1beta` });
const model = 'gemini-3.5-flash-lite';

test('generates a text, and streams the same', async () => {
  await using service = await movingEmulator();
  const google = connect(service.url);
  const prompt = 'Tell me about lakes, at length.';
  const { text, finishReason, usage } = await generateText({ model: google(model), prompt });
  expect(text).toMatch(/\w/);
  expect(finishReason).toBe('stop');
  expect(usage).toMatchObject({ inputTokens: expect.any(Number), outputTokens: expect.any(Number) });
  const pieces: string[] = [];
  for await (const piece of streamText({ model: google(model), prompt }).textStream) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.join('')).toBe(text);
});

test('generates an object that its schema accepts', async () => {
  await using service = await movingEmulator();
  const schema = jsonSchema<{ lakes: unknown[] }>({
    type: 'object',
    properties: {
      lakes: {
        type: 'array',
        items: {
          type: 'object',
          properties: { name: { type: 'string' }, depth: { type: 'number' }, salty: { type: 'boolean' } },
          required: ['name', 'depth', 'salty'],
          additionalProperties: false,
        },
        minItems: 1,
      },
    },
    required: ['lakes'],
    additionalProperties: false,
  });
  const { output } = await generateText({
    model: connect(service.url)(model),
    prompt: 'Name two lakes.',
    output: Output.object({ schema }),
  });
  expect(output.lakes.length).toBeGreaterThan(0);
  for (const lake of output.lakes) {
    expect(lake).toEqual({ name: expect.any(String), depth: expect.any(Number), salty: expect.any(Boolean) });
  }
});

const lakeSchema = jsonSchema<{ lake: string }>({
  type: 'object',
  properties: { lake: { type: 'string' } },
  required: ['lake'],
});

test('is asked to call a tool that it must call', async () => {
  await using service = await movingEmulator();
  const { toolCalls } = await generateText({
    model: connect(service.url)(model),
    prompt: 'How deep is Lake Baikal?',
    tools: { depth: tool({ description: 'Depth of a lake', inputSchema: lakeSchema }) },
    toolChoice: 'required',
  });
  expect(toolCalls).toMatchObject([{ toolName: 'depth', input: { lake: expect.any(String) } }]);
});

test('embeds many texts', async () => {
  await using service = await movingEmulator();
  const { embeddings } = await embedMany({
    model: connect(service.url).textEmbeddingModel('gemini-embedding-001'),
    values: ['A boat', 'A ship'],
    providerOptions: { google: { outputDimensionality: 64 } },
  });
  expect(embeddings.map((values) => values.length)).toEqual([64, 64]);
});
