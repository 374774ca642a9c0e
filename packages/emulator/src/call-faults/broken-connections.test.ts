import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import type { CallEffect, FaultRule } from '../rules/fault-rule.ts';
import { faultRules } from '../rules/fault-rules.ts';
import { type EmulatorServer, serveEmulator } from '../serve-emulator.ts';

async function serving(faults: readonly FaultRule[], action: (server: EmulatorServer) => Promise<void>): Promise<void> {
  const server = await serveEmulator(createEmulator({ faults }), { port: 0 });
  try {
    await action(server);
  } finally {
    await server.close();
  }
}

function onFirst(effect: CallEffect): FaultRule[] {
  return [{ call: 'models.list', when: { nth: 1 }, do: effect }];
}

/** What comes over a socket of its own for a GET, and how the connection ends: `end`, or the code of its error. */
function exchange({ url }: EmulatorServer, path = '/v1beta/models?key=a'): Promise<{ text: string; end: string }> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    let text = '';
    let end = 'end';
    socket.setEncoding('utf8');
    socket.on('data', (piece) => {
      text += piece;
    });
    socket.on('error', (error) => {
      end = 'code' in error ? String(error.code) : error.message;
    });
    socket.on('close', () => resolve({ text, end }));
    socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\n\r\n`);
  });
}

describe('on a port', () => {
  test.each(['reset-before', 'reset-after', 'refused'] as const)(
    '%s resets the socket without an answer',
    async (connection) => {
      await serving(onFirst({ connection }), async (server) => {
        expect(await exchange(server)).toEqual({ text: '', end: 'ECONNRESET' });
        expect((await exchange(server)).text).toMatch(/^HTTP\/1\.1 200 OK/);
      });
    },
  );

  test('reset-during sends headers and half the body, then resets the socket', async () => {
    await serving(onFirst({ connection: 'reset-during' }), async (server) => {
      const broken = await exchange(server);
      const whole = await exchange(server);
      expect(broken.end).toBe('ECONNRESET');
      expect(broken.text).toMatch(/^HTTP\/1\.1 200 OK/);
      expect(broken.text).toContain('{"models":[');
      expect(broken.text.length).toBeLessThan(0.8 * whole.text.length);
      expect(whole).toMatchObject({ end: 'end', text: expect.stringContaining('gemini-embedding-001') });
    });
  });

  test('refused for some seconds closes the port, and opens it again', async () => {
    await serving(onFirst({ connection: 'refused', seconds: 0.5 }), async (server) => {
      expect(await exchange(server)).toEqual({ text: '', end: 'ECONNRESET' });
      expect(await exchange(server)).toEqual({ text: '', end: 'ECONNREFUSED' });
      await expect.poll(async () => (await exchange(server)).end, { timeout: 10_000 }).toBe('end');
    });
  });

  test('flaky-network refuses connections for a second, from the second call on', async () => {
    await serving(await faultRules(['flaky-network']), async (server) => {
      const ends = [await exchange(server), await exchange(server), await exchange(server)].map(({ end }) => end);
      expect(ends).toEqual(['end', 'ECONNRESET', 'ECONNREFUSED']);
      await expect.poll(async () => (await exchange(server)).end, { timeout: 10_000 }).toBe('end');
    });
  });

  test('a server whose port is closed for a while can be closed for good', async () => {
    await serving([{ call: '*', do: { connection: 'refused', seconds: 3600 } }], async (server) => {
      expect((await exchange(server)).end).toBe('ECONNRESET');
      expect((await exchange(server)).end).toBe('ECONNREFUSED');
    });
  });

  test('a call that is refused while the server closes does not open its port again', async () => {
    const arrival = Promise.withResolvers<void>();
    const closing = Promise.withResolvers<void>();
    const emulator = createEmulator({ faults: onFirst({ connection: 'refused', seconds: 0.001 }) });
    const fetch = async (): Promise<Response> => {
      arrival.resolve();
      await closing.promise;
      return await emulator.fetch('/v1beta/models?key=a');
    };
    const server = await serveEmulator({ fetch }, { port: 0 });
    const exchanged = exchange(server);
    await arrival.promise;
    await server.close();
    closing.resolve();
    await exchanged;
    await setTimeout(100);
    expect(await exchange(server)).toEqual({ text: '', end: 'ECONNREFUSED' });
  });

  test('a cut answer ends cleanly', async () => {
    await serving(onFirst({ truncateBytes: 10 }), async ({ url }) => {
      const response = await fetch(`${url}/v1beta/models?key=a`);
      expect(await response.text()).toBe('{"models":');
    });
  });

  test('a slow answer comes in the end', async () => {
    await serving(onFirst({ slow: { delaySeconds: 0.05, bytesPerSecond: 20_000 } }), async ({ url }) => {
      const response = await fetch(`${url}/v1beta/models?key=a`);
      expect(await response.json()).toHaveProperty('models');
    });
  });

  test('fetch rejects when the answer to a create is lost, and the job is there', async () => {
    await serving([{ call: 'batches.create', do: { connection: 'reset-after' } }], async ({ url }) => {
      const requests = { requests: [{ request: { contents: [{ parts: [{ text: 'x' }] }] } }] };
      const create = fetch(`${url}/v1beta/models/gemini-3.5-flash-lite:batchGenerateContent?key=a`, {
        method: 'POST',
        body: JSON.stringify({ batch: { displayName: 'lost', inputConfig: { requests } } }),
      });
      await expect(create).rejects.toThrow(TypeError);
      const list = await fetch(`${url}/v1beta/batches?key=a`);
      expect(await list.json()).toMatchObject({ operations: [{ metadata: { displayName: 'lost' } }] });
    });
  });

  test('a status comes after the whole body was read', async () => {
    await serving([{ call: 'files.upload', do: { status: 400 } }], async ({ url }) => {
      const start = await fetch(`${url}/upload/v1beta/files?key=a`, {
        method: 'POST',
        headers: { 'x-goog-upload-protocol': 'resumable', 'x-goog-upload-command': 'start' },
      });
      const response = await fetch(start.headers.get('x-goog-upload-url') ?? '', {
        method: 'POST',
        headers: { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': '0' },
        body: new Uint8Array(20_000_000),
      });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { code: 400 } });
    });
  });
});
