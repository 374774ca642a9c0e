import { expect, test } from 'vitest';
import { createEmulator } from './create-emulator.ts';
import { serveEmulator } from './serve-emulator.ts';

test('serveEmulator answers on the port it tells, and no longer after close', async () => {
  const server = await serveEmulator(createEmulator(), { port: 0 });
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const response = await fetch(`${server.url}/v1/files?key=any`);
  expect(response.headers.get('server')).toMatch(/^gemini-batch-emulator\//);
  expect(await response.json()).toEqual({});
  const start = await fetch(`${server.url}/upload/v1/files?key=any`, {
    method: 'POST',
    headers: { 'x-goog-upload-protocol': 'resumable', 'x-goog-upload-command': 'start' },
  });
  expect(start.headers.get('x-goog-upload-url')).toContain(`${server.url}/upload/v1/files?upload_id=`);
  await server.close();
  await expect(fetch(`${server.url}/v1/files?key=any`)).rejects.toThrow();
});

test('serveEmulator rejects when the port is taken', async () => {
  const server = await serveEmulator(createEmulator(), { port: 0 });
  const port = Number(new URL(server.url).port);
  await expect(serveEmulator(createEmulator(), { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await server.close();
});
