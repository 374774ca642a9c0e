import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import type { FaultRule } from '../rules/fault-rule.ts';
import { type EmulatorServer, serveEmulator } from '../serve-emulator.ts';

/** What comes over a socket of its own, byte for byte. */
function answerTo({ url }: EmulatorServer, path: string, headers: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (piece) => {
      text += piece;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
    const lines = [`POST ${path} HTTP/1.1`, `host: ${hostname}`, 'connection: close', 'content-length: 0', ...headers];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
}

/** The names of an answer's headers of an upload, as they are spelled. */
function uploadHeaders(answer: string): string[] {
  const head = answer.slice(0, answer.indexOf('\r\n\r\n'));
  return [...head.matchAll(/^(x-goog-upload-[^:]*):/gim)].map(([, name]) => name ?? '').toSorted();
}

const start = ['x-goog-upload-protocol: resumable', 'x-goog-upload-command: start'];
const ofStart = [
  'X-Goog-Upload-Chunk-Granularity',
  'X-Goog-Upload-Control-URL',
  'X-Goog-Upload-Status',
  'X-Goog-Upload-URL',
];
const ofQuery = ['X-Goog-Upload-Chunk-Granularity', 'X-Goog-Upload-Size-Received', 'X-Goog-Upload-Status'];

// Node and Deno alike keep the case of a header that is set by itself.
test('the headers of an upload come over a socket as they are spelled, and once', async () => {
  const server = await serveEmulator(createEmulator(), { port: 0 });
  try {
    const started = await answerTo(server, '/upload/v1beta/files?key=any', start);
    expect(uploadHeaders(started)).toEqual(ofStart);
    const path = /^X-Goog-Upload-URL: http:\/\/[^/]+(\S+)/m.exec(started)?.[1] ?? '';
    expect(uploadHeaders(await answerTo(server, path, ['x-goog-upload-command: query']))).toEqual(ofQuery);
    const ended = await answerTo(server, path, ['x-goog-upload-command: finalize']);
    expect(uploadHeaders(ended)).toEqual(['X-Goog-Upload-Status']);
    expect(ended).toMatch(/^HTTP\/1\.1 200 OK.*\{"file":\{/s);
    const refused = await answerTo(server, path, ['x-goog-upload-command: none']);
    expect(uploadHeaders(refused)).toEqual(['X-Goog-Upload-Status']);
    expect(refused).toMatch(/^HTTP\/1\.1 400 .*content-type: application\/json/is);
  } finally {
    await server.close();
  }
});

test('so do those of an answer that is cut short', async () => {
  const cut: FaultRule = { call: 'files.startUpload', do: { connection: 'reset-during' } };
  const server = await serveEmulator(createEmulator({ faults: [cut] }), { port: 0 });
  try {
    expect(uploadHeaders(await answerTo(server, '/upload/v1beta/files?key=any', start))).toEqual(ofStart);
  } finally {
    await server.close();
  }
});
