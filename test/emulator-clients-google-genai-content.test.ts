import { describe, expect, test } from 'vitest';
import { googleGenaiClients, model } from './clients/google-genai.ts';
import { movingEmulator } from './clients/moving-emulator.ts';

describe.for(googleGenaiClients)('$name', ({ apiVersion, connect }) => {
  test('one answer, with its tokens', async () => {
    await using service = await movingEmulator();
    const answer = await connect(service.url).models.generateContent({
      model,
      contents: 'What is a lake?',
      config: { systemInstruction: 'Be brief.', temperature: 0.2, maxOutputTokens: 500 },
    });
    expect(answer.text).toMatch(/\w/);
    expect(answer.candidates?.[0]?.finishReason).toBe('STOP');
    expect(answer.modelVersion).toBe(model);
    const { promptTokenCount = 0, candidatesTokenCount = 0, totalTokenCount } = answer.usageMetadata ?? {};
    expect(promptTokenCount).toBeGreaterThan(0);
    expect(totalTokenCount).toBeGreaterThanOrEqual(promptTokenCount + candidatesTokenCount);
  });

  test('the same answer as a stream of pieces', async () => {
    await using service = await movingEmulator();
    const ai = connect(service.url);
    const question = { model, contents: 'Tell me about lakes, at length.' };
    const pieces: string[] = [];
    let finishReason: string | undefined;
    for await (const piece of await ai.models.generateContentStream(question)) {
      pieces.push(piece.text ?? '');
      finishReason = piece.candidates?.[0]?.finishReason ?? finishReason;
    }
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('')).toBe((await ai.models.generateContent(question)).text);
    expect(finishReason).toBe('STOP');
  });

  test('JSON by a schema', async () => {
    await using service = await movingEmulator();
    const { text = '' } = await connect(service.url).models.generateContent({
      model,
      contents: 'Name two lakes.',
      config: {
        responseMimeType: 'application/json',
        responseJsonSchema: {
          type: 'object',
          properties: { names: { type: 'array', items: { type: 'string' }, minItems: 2 } },
          required: ['names'],
        },
      },
    });
    const { names } = JSON.parse(text);
    expect(names.length).toBeGreaterThanOrEqual(2);
  });

  test('a chat goes on', async () => {
    await using service = await movingEmulator();
    const chat = connect(service.url).chats.create({ model });
    expect((await chat.sendMessage({ message: 'What is a lake?' })).text).toMatch(/\w/);
    expect((await chat.sendMessage({ message: 'And a pond?' })).text).toMatch(/\w/);
    expect(chat.getHistory().map(({ role }) => role)).toEqual(['user', 'model', 'user', 'model']);
  });

  test('tokens are counted', async () => {
    await using service = await movingEmulator();
    const ai = connect(service.url);
    const { totalTokens: short = 0 } = await ai.models.countTokens({ model, contents: 'A lake' });
    const { totalTokens: long = 0 } = await ai.models.countTokens({ model, contents: 'A lake '.repeat(50) });
    expect(short).toBeGreaterThan(0);
    expect(long).toBeGreaterThan(short);
  });

  test('texts become vectors of the length asked for, alike texts alike', async () => {
    await using service = await movingEmulator();
    const { embeddings = [] } = await connect(service.url).models.embedContent({
      model: 'gemini-embedding-001',
      contents: ['A boat on the lake', 'A boat on the lake.', 'Quarterly tax forms'],
      config: { outputDimensionality: 128, taskType: 'SEMANTIC_SIMILARITY' },
    });
    const [first = [], second = [], third = []] = embeddings.map(({ values }) => values ?? []);
    expect([first.length, second.length, third.length]).toEqual([128, 128, 128]);
    const product = (one: number[], other: number[]) =>
      one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
    expect(product(first, second)).toBeGreaterThan(product(first, third));
  });

  test.for([
    { of: 'gemini-0-nothing', method: 'generateContent' },
    { of: 'gemini-embedding-001', method: 'generateContent' },
  ])('$of does not do $method: 404', async ({ of, method }) => {
    await using service = await movingEmulator();
    const message = `models/${of} is not found for API version ${apiVersion}, or is not supported for ${method}`;
    await expect(connect(service.url).models.generateContent({ model: of, contents: 'Hello' })).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining(message),
    });
  });
});
