import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { createEmulator } from '../create-emulator.ts';
import { serveEmulator } from '../serve-emulator.ts';
import { folderStore } from '../store/folder-store.ts';
import { apiClient } from '../testing/api-client.ts';
import { startChild } from '../testing/child-process.ts';
import { eventually } from '../testing/eventually.ts';
import { chatAnswer } from '../testing/fake-upstream.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { keptReader } from './kept-answers.ts';

const upstreamProcess = new URL('../testing/upstream-process.ts', import.meta.url);
const count = 40;
const bodySchema = z.object({ model: z.string(), messages: z.array(z.object({ content: z.string() })) });

/** A server on a port that answers after a moment, and notes whom. */
async function slowUpstream(): Promise<{ url: string; prompts: string[]; close(): Promise<unknown> }> {
  const prompts: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const { model, messages } = bodySchema.parse(
      JSON.parse(await new Blob(chunks.map((chunk) => chunk.slice())).text()),
    );
    const prompt = messages.at(-1)?.content ?? '';
    setTimeout(() => {
      if (!response.destroyed) {
        prompts.push(prompt);
        response.setHeader('content-type', 'application/json').end(JSON.stringify(chatAnswer(`re: ${prompt}`, model)));
      }
    }, 20);
  });
  const url = await new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/v1` : '');
    });
  });
  const close = (): Promise<unknown> => {
    server.closeAllConnections();
    return new Promise((resolve) => {
      server.close(resolve);
    });
  };
  return { url, prompts, close };
}

test('a job goes on after its process was killed, and nothing that was kept is asked again', async () => {
  const upstream = await slowUpstream();
  await withTemporaryFolder(async (dataDir) => {
    const { child, lines, ended } = startChild(upstreamProcess, [dataDir, upstream.url, String(count)]);
    let name = '';
    for await (const line of lines) {
      name = line;
      await eventually(() => (upstream.prompts.length >= 10 ? true : undefined));
      child.kill('SIGKILL');
    }
    await ended;
    const answered = upstream.prompts.length;
    const kept = await keptLines(dataDir, name);
    expect(answered).toBeLessThan(count);
    // Two were on their way at a time.
    expect(kept.length).toBeGreaterThanOrEqual(answered - 2);

    upstream.prompts.length = 0;
    const emulator = createEmulator({ dataDir });
    // Nobody asks for the job: serving the folder is enough.
    const server = await serveEmulator(emulator, { port: 0 });
    await eventually(() => (upstream.prompts.length >= count - kept.length ? true : undefined));
    const client = apiClient(emulator);
    const operation = await eventually(async () => {
      const found = await client.batch(name);
      return found.done ? found : undefined;
    });
    const again = upstream.prompts.map((prompt) => Number(prompt.slice(1)) + 1);
    expect([...kept, ...again].toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: count }, (_, index) => index + 1),
    );
    const output = await client.output(operation);
    expect(output.map((line) => line.response?.candidates?.[0]?.content?.parts?.[0]?.text)).toEqual(
      Array.from({ length: count }, (_, index) => `re: p${index}`),
    );
    await server.close();
    await emulator.close();
  });
  await upstream.close();
}, 60_000);

async function keptLines(dataDir: string, name: string): Promise<number[]> {
  const reader = await keptReader(folderStore(dataDir), name.replace('batches/', ''));
  const found: number[] = [];
  for (let lineNumber = 1; lineNumber <= count; lineNumber += 1) {
    if ((await reader.take(lineNumber)) !== undefined) {
      found.push(lineNumber);
    }
  }
  await reader.close();
  return found;
}
