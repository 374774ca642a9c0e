import { Buffer } from 'node:buffer';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GoogleGenerativeAI } from '@google/generative-ai';
import { GoogleAIFileManager } from '@google/generative-ai/server';
import { expect, test } from 'vitest';
import { movingEmulator } from './clients/moving-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

// `@google/generative-ai` 0.24.1, the client before `@google/genai`, still in wide use. It knows no jobs.

const mimeType = 'application/jsonl';

test.for(['a path', 'a Buffer'])('uploads a file in one request (%s), gets, lists and deletes it', async (kind) => {
  await using service = await movingEmulator();
  await using folder = await temporaryFolder();
  const manager = new GoogleAIFileManager('any', { baseUrl: service.url });
  const bytes = Buffer.from('{"key":"a"}\r\n--not a boundary\r\n', 'utf8');
  const path = join(folder.path, 'input.jsonl');
  await writeFile(path, bytes);
  const { file } = await manager.uploadFile(kind === 'a path' ? path : bytes, { mimeType, displayName: 'input' });
  expect(file).toMatchObject({ displayName: 'input', mimeType, sizeBytes: String(bytes.length), state: 'ACTIVE' });
  expect(await manager.getFile(file.name)).toEqual(file);
  const { file: other } = await manager.uploadFile(bytes, { mimeType, name: 'chosen' });
  expect(other.name).toBe('files/chosen');

  const first = await manager.listFiles({ pageSize: 1 });
  const second = await manager.listFiles({ pageSize: 1, pageToken: first.nextPageToken ?? '' });
  const listed = [...first.files, ...second.files].map(({ name }) => name);
  expect(listed.toSorted()).toEqual([file.name, other.name].toSorted());

  await manager.deleteFile(file.name);
  await expect(manager.getFile(file.name)).rejects.toMatchObject({ status: 403 });
});

test('a bad key is told', async () => {
  await using service = await movingEmulator();
  const manager = new GoogleAIFileManager('invalid', { baseUrl: service.url });
  await expect(manager.listFiles()).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining('API key not valid'),
  });
});

test('answers, streams, chats, counts and embeds', async () => {
  await using service = await movingEmulator();
  const client = new GoogleGenerativeAI('any');
  const at = { baseUrl: service.url };
  const model = client.getGenerativeModel({ model: 'gemini-3.5-flash-lite', systemInstruction: 'Be brief.' }, at);
  const { response } = await model.generateContent('Tell me about lakes, at length.');
  expect(response.text()).toMatch(/\w/);
  const { stream } = await model.generateContentStream('Tell me about lakes, at length.');
  const pieces: string[] = [];
  for await (const piece of stream) pieces.push(piece.text());
  expect(pieces.join('')).toBe(response.text());
  const chat = model.startChat();
  await chat.sendMessage('What is a lake?');
  await chat.sendMessage('And a pond?');
  expect((await chat.getHistory()).map(({ role }) => role)).toEqual(['user', 'model', 'user', 'model']);
  expect((await model.countTokens('What is a lake?')).totalTokens).toBeGreaterThan(0);

  const embedder = client.getGenerativeModel({ model: 'gemini-embedding-001' }, at);
  const { embedding } = await embedder.embedContent('A boat');
  const content = { role: 'user', parts: [{ text: 'A boat' }] };
  const { embeddings } = await embedder.batchEmbedContents({ requests: [{ content }, { content }] });
  expect(embeddings.map(({ values }) => values)).toEqual([embedding.values, embedding.values]);
});
