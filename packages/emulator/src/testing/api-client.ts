import {
  type BatchOperation,
  batchOperationSchema,
  type ErrorBody,
  errorBodySchema,
  type GeminiFile,
  geminiFileSchema,
  type OutputLine,
  outputLineSchema,
} from '@gemini-batch-test/core/wire';
import * as z from 'zod';
import type { Emulator } from '../create-emulator.ts';

export const origin = 'https://gemini.test';

/** The calls of the API as plain HTTP, with a key that is accepted; every answer is read with the wire schemas. */
export interface ApiClient {
  send(method: string, path: string, body?: unknown): Promise<Response>;
  json(method: string, path: string, body?: unknown): Promise<unknown>;
  error(method: string, path: string, body?: unknown): Promise<ErrorBody['error']>;
  upload(bytes: string, file?: Record<string, unknown>): Promise<GeminiFile>;
  createFromLines(lines: readonly unknown[], displayName?: string): Promise<BatchOperation>;
  createInline(requests: readonly unknown[]): Promise<BatchOperation>;
  batch(name: string): Promise<BatchOperation>;
  outputText(operation: BatchOperation): Promise<string>;
  output(operation: BatchOperation): Promise<OutputLine[]>;
}

export const batchPath = '/v1beta/models/gemini-3.5-flash-lite:batchGenerateContent';

export function apiClient(emulator: Emulator): ApiClient {
  const client: ApiClient = {
    send(method, path, body) {
      return emulator.fetch(new URL(path, origin), {
        method,
        headers: { 'x-goog-api-key': 'test-key' },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
    },
    async json(method, path, body) {
      const response = await client.send(method, path, body);
      if (!response.ok) {
        throw new Error(await response.text());
      }
      return await response.json();
    },
    async error(method, path, body) {
      const response = await client.send(method, path, body);
      const { error } = errorBodySchema.parse(await response.json());
      if (error.code !== response.status) {
        throw new Error(`The body says ${error.code} and the status ${response.status}`);
      }
      return error;
    },
    async upload(bytes, file = {}) {
      const url = await startUpload(emulator, file);
      const response = await sendChunk(emulator, url, 'upload, finalize', 0, bytes);
      return z.object({ file: geminiFileSchema }).parse(await response.json()).file;
    },
    async createFromLines(lines, displayName = 'test') {
      const { name } = await client.upload(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      const body = { batch: { displayName, inputConfig: { fileName: name } } };
      return batchOperationSchema.parse(await client.json('POST', batchPath, body));
    },
    async createInline(requests) {
      const body = { batch: { displayName: 'test', inputConfig: { requests: { requests } } } };
      return batchOperationSchema.parse(await client.json('POST', batchPath, body));
    },
    async batch(name) {
      return batchOperationSchema.parse(await client.json('GET', `/v1beta/${name}`));
    },
    async outputText(operation) {
      const fileName = operation.metadata?.output?.responsesFile;
      const response = await client.send('GET', `/v1beta/${fileName}:download?alt=media`);
      return await response.text();
    },
    async output(operation) {
      const text = await client.outputText(operation);
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => outputLineSchema.parse(JSON.parse(line)));
    },
  };
  return client;
}

/** Opens an upload session and returns its URL. */
export async function startUpload(
  emulator: Emulator,
  file: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<string> {
  const response = await emulator.fetch(`${origin}/upload/v1beta/files`, {
    method: 'POST',
    headers: {
      'x-goog-api-key': 'test-key',
      'x-goog-upload-protocol': 'resumable',
      'x-goog-upload-command': 'start',
      ...headers,
    },
    body: JSON.stringify({ file }),
  });
  const url = response.headers.get('x-goog-upload-url');
  if (url === null) {
    throw new Error(await response.text());
  }
  return url;
}

/** Sends one command of an upload session, without a key. */
export function sendChunk(
  emulator: Emulator,
  url: string,
  command: string,
  offset?: number,
  body?: string | Uint8Array<ArrayBuffer>,
): Promise<Response> {
  return emulator.fetch(url, {
    method: 'POST',
    headers: {
      'x-goog-upload-command': command,
      ...(offset === undefined ? {} : { 'x-goog-upload-offset': String(offset) }),
    },
    ...(body === undefined ? {} : { body }),
  });
}

/** A request that asks one thing. */
export function ask(text: string, generationConfig?: Record<string, unknown>): Record<string, unknown> {
  return {
    contents: [{ role: 'user', parts: [{ text }] }],
    ...(generationConfig === undefined ? {} : { generationConfig }),
  };
}
