import { createServer, type Server } from 'node:http';
import { GoogleGenAI } from '@google/genai';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { serveEmulator } from '../serve-emulator.ts';
import { webhookReceiver } from '../testing/webhook-receiver.ts';

const model = 'gemini-3.5-flash-lite';
const src = [{ contents: [{ parts: [{ text: 'Hi' }] }] }];

/** A receiver as a user has it: an HTTP server of its own. */
async function served(handle: (request: Request) => Promise<Response>): Promise<{ server: Server; url: string }> {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of incoming) {
      chunks.push(chunk);
    }
    const body = Buffer.concat(chunks);
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const url = `http://${incoming.headers.host}${incoming.url}`;
    const response = await handle(new Request(url, { method: 'POST', headers, body }));
    outgoing.writeHead(response.status).end(await response.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/hook` };
}

test('@google/genai 3.1.0 registers webhooks, and without another request they come to a server', async () => {
  const receiver = webhookReceiver((count) => new Response(null, { status: count === 1 ? 503 : 200 }));
  const target = await served(receiver.handle);
  const emulator = await serveEmulator(createEmulator({ speed: 1e5 }), { port: 0 });
  try {
    const ai = new GoogleGenAI({ apiKey: 'any', httpOptions: { baseUrl: emulator.url } });
    const webhook = await ai.webhooks.create({
      name: 'night',
      uri: `${target.url}/static`,
      subscribed_events: ['batch.succeeded'],
    });
    expect(webhook).toMatchObject({ name: 'night', state: 'enabled', uri: `${target.url}/static` });

    const first = await ai.batches.create({ model, src });
    // The first attempt fails.
    await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(2);
    const [failed, again] = receiver.received;
    expect(again?.headers['webhook-id']).toBe(failed?.headers['webhook-id']);
    const event = new Webhook(webhook.new_signing_secret ?? '').verify(again?.body ?? '', { ...again?.headers });
    expect(event).toMatchObject({ type: 'batch.succeeded', data: { id: first.name } });

    const uri = `${target.url}/of-a-job`;
    const webhookConfig = { uris: [uri], userMetadata: { group: 'nightly' } };
    const second = await ai.batches.create({ model, src, config: { webhookConfig } });
    await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(3);
    const ofJob = receiver.received[2];
    expect(ofJob?.uri).toBe(uri);
    const keys = createRemoteJWKSet(new URL(`${emulator.url}/.well-known/jwks.json`));
    const { payload } = await jwtVerify(ofJob?.headers['webhook-signature'] ?? '', keys, { audience: uri });
    expect(payload).toMatchObject({ data: { id: second.name }, user_metadata: { group: 'nightly' } });
    expect(JSON.parse(ofJob?.body ?? '')).toMatchObject({ data: payload.data });
  } finally {
    await emulator.close();
    target.server.closeAllConnections();
    target.server.close();
  }
});
