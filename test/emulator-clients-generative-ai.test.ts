import { Buffer } from 'node:buffer';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GoogleAIFileManager } from '@google/generative-ai/server';
import { expect, test } from 'vitest';
import { movingEmulator } from './clients/moving-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

// `@google/generative-ai` 0.24.1, the client before `@google/genai`, still in wide use. It knows no batches.

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
