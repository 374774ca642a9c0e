import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createEmulator, serveEmulator } from '../packages/emulator/src/index.ts';
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const pinnedNode = join(root, 'node_modules', 'node', 'bin', 'node');
const documents = ['webhooks.md', 'webhooks.zh.md'];

/** The examples of a document, each as a program in a folder that has the packages it imports. */
async function examplesOf(document: string, folder: TemporaryFolder): Promise<string[]> {
  const text = await readFile(join(root, 'docs', document), 'utf8');
  await folder.write('package.json', '{"type": "module"}');
  await symlink(join(root, 'packages', 'emulator', 'node_modules'), join(folder.path, 'node_modules'), 'junction');
  return [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, example = '']) => example);
}

test.each(documents)('the example of a test in %s runs as it stands', async (document) => {
  await using folder = await temporaryFolder();
  const [example = ''] = await examplesOf(document, folder);
  // The packages of the workspace do not depend on this one.
  const index = join(root, 'packages', 'emulator', 'src', 'index.ts');
  await folder.write('example.ts', example.replace("'gemini-batch-emulator'", JSON.stringify(index)));
  const { stdout } = await promisify(execFile)(pinnedNode, ['example.ts'], { cwd: folder.path });
  expect(stdout).toBe('batch.succeeded nightly\n');
});

test.each(documents)(
  'the receiver in %s verifies both kinds of webhooks, and refuses what is forged',
  async (document) => {
    await using folder = await temporaryFolder();
    const [, example = ''] = await examplesOf(document, folder);
    const port = await freePort();
    const address = `http://127.0.0.1:${port}/hook`;
    await folder.write('example.ts', example.replaceAll('9000', String(port)));

    const emulator = createEmulator({ speed: 1e5 });
    const server = await serveEmulator(emulator, { port: 0 });
    const ask = async (path: string, body: unknown) => {
      const response = await emulator.fetch(`${path}?key=any`, { method: 'POST', body: JSON.stringify(body) });
      return await response.json();
    };
    const create = async (webhookConfig?: unknown): Promise<string> => {
      const requests = [{ request: { contents: [{ parts: [{ text: 'Hi' }] }] } }];
      const batch = {
        displayName: 'x',
        inputConfig: { requests: { requests } },
        ...(webhookConfig ? { webhookConfig } : {}),
      };
      return (await ask('/v1/models/gemini-3.5-flash-lite:batchGenerateContent', { batch })).name;
    };
    const { new_signing_secret: secret } = await ask('/v1/webhooks', {
      uri: address,
      subscribed_events: ['batch.succeeded'],
    });
    const receiver = spawn(pinnedNode, ['example.ts'], {
      cwd: folder.path,
      env: { PATH: process.env.PATH, WEBHOOK_SECRET: secret, GOOGLE_GEMINI_BASE_URL: server.url },
    });
    try {
      const lines = createInterface({ input: receiver.stdout })[Symbol.asyncIterator]();
      const nextLine = async (): Promise<unknown> => (await lines.next()).value;
      expect(await nextLine()).toBe(`Listening on ${address}`);
      const forged = { 'webhook-id': 'msg_1', 'webhook-timestamp': '1', 'webhook-signature': 'v1,AAAA' };
      expect((await fetch(address, { method: 'POST', headers: forged, body: '{}' })).status).toBe(400);
      const registered = await create();
      expect(await nextLine()).toBe(`batch.succeeded ${registered}`);
      const ofItsOwn = await create({ uris: [address] });
      expect(await nextLine()).toBe(`batch.succeeded ${ofItsOwn}`);
    } finally {
      receiver.kill();
      await once(receiver, 'exit');
      await server.close();
      await emulator.settled();
    }
  },
);

/** Below those that systems give to whoever asks for any: another test would get it before the example does. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    try {
      const server = await serveEmulator(createEmulator(), { port });
      await server.close();
      return port;
    } catch {
      // It is taken.
    }
  }
}
