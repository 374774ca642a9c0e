import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiError, GoogleGenAI, JobState } from '@google/genai';
import { expect, test } from 'vitest';
import { createEmulator } from './create-emulator.ts';
import { serveEmulator } from './serve-emulator.ts';
import { ask } from './testing/api-client.ts';
import { withTemporaryFolder } from './testing/temporary-folder.ts';
import { testClock } from './testing/test-clock.ts';

const model = 'gemini-3.5-flash-lite';

test('@google/genai 3.1.0 goes all the way: upload, create, get, list, download, cancel, delete', async () => {
  await withTemporaryFolder(async (folder) => {
    const clock = testClock();
    const server = await serveEmulator(createEmulator({ now: clock.now, dataDir: join(folder, 'data') }), { port: 0 });
    try {
      const ai = new GoogleGenAI({ apiKey: 'any', httpOptions: { baseUrl: server.url } });
      const input = join(folder, 'input.jsonl');
      const keys = ['a', 'b', 'c'];
      await writeFile(
        input,
        keys.map((key) => `${JSON.stringify({ key, request: ask(`What is ${key}?`) })}\n`).join(''),
      );

      const file = await ai.files.upload({
        file: input,
        config: { mimeType: 'application/jsonl', displayName: 'input' },
      });
      expect(file).toMatchObject({ displayName: 'input', state: 'ACTIVE' });
      expect(await ai.files.get({ name: file.name ?? '' })).toMatchObject({ name: file.name });

      const job = await ai.batches.create({ model, src: file.name ?? '', config: { displayName: 'from a file' } });
      const name = job.name ?? '';
      expect(job.state).toBe(JobState.JOB_STATE_PENDING);
      clock.advance(1e6);
      const ended = await ai.batches.get({ name });
      expect(ended.state).toBe(JobState.JOB_STATE_SUCCEEDED);

      const output = join(folder, 'output.jsonl');
      await ai.files.download({ file: ended.dest?.fileName ?? '', downloadPath: output });
      const found = (await lines(output)).map((line) => JSON.parse(line).key);
      expect(found).toEqual(keys);

      const inline = await ai.batches.create({
        model,
        src: [{ contents: 'Hello', config: { temperature: 0.5 }, metadata: { key: 'r1' } }],
        config: { displayName: 'inline' },
      });
      await ai.batches.cancel({ name: inline.name ?? '' });
      expect((await ai.batches.get({ name: inline.name ?? '' })).state).toBe(JobState.JOB_STATE_CANCELLED);

      const listed: (string | undefined)[] = [];
      for await (const item of await ai.batches.list({ config: { pageSize: 1 } })) {
        listed.push(item.displayName);
      }
      expect(listed).toEqual(['inline', 'from a file']);

      await ai.batches.delete({ name });
      await ai.files.delete({ name: file.name ?? '' });
      await expect(ai.batches.get({ name })).rejects.toMatchObject({ name: 'ApiError', status: 404 });
      await expect(ai.files.get({ name: file.name ?? '' })).rejects.toBeInstanceOf(ApiError);
    } finally {
      await server.close();
    }
  });
});

test('@google/genai reads the responses of an inline job with their metadata', async () => {
  const clock = testClock();
  const server = await serveEmulator(createEmulator({ now: clock.now }), { port: 0 });
  try {
    const ai = new GoogleGenAI({ apiKey: 'any', httpOptions: { baseUrl: server.url } });
    const src = [{ contents: 'Hello', metadata: { key: 'r1' } }];
    const { name = '' } = await ai.batches.create({ model, src, config: {} });
    clock.advance(1e6);
    const ended = await ai.batches.get({ name });
    expect(ended.dest?.inlinedResponses?.[0]?.metadata).toEqual({ key: 'r1' });
    expect(ended.dest?.inlinedResponses?.[0]?.response?.text).not.toBe('');
    expect((await ai.models.get({ model })).name).toBe(`models/${model}`);
  } finally {
    await server.close();
  }
});

async function lines(path: string): Promise<string[]> {
  return (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
}
