import type { GoogleGenAI } from '@google/genai';
import type { ZodType } from 'zod';
import { GeminiBatchError, hasCode } from '../errors/gemini-batch-error.ts';
import { parseJson } from '../json/json.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { platformFetch } from '../platform/platform-fetch.ts';
import {
  type BatchOperation,
  batchListSchema,
  batchOperationSchema,
  countTokensResponseSchema,
  geminiFileSchema,
  geminiModelSchema,
} from '../wire/index.ts';
import type { GeminiClient, NewBatch } from './gemini-client.ts';
import { type InlineBatch, inlineBatchBody } from './inline-batch.ts';
import { redactKey, redactStream } from './redact-key.ts';
import { type OnRetry, retrying } from './retrying.ts';
import { apiVersion, requireKey, serviceAddress } from './service-access.ts';
import { isGone } from './service-error.ts';
import { createServiceFetch } from './service-fetch.ts';

/**
 * The MIME types under which a JSONL file may be uploaded, in the order in which they are tried: the service has
 * refused each of them at some time (googleapis/python-genai issues 1547 and 1590, read 2026-11-23).
 */
const jsonlMimeTypes = ['application/jsonl', 'jsonl', 'text/plain'] as const;

export interface ClientOptions {
  readonly apiKey: string;
  readonly baseUrl?: string;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
  readonly onRetry?: OnRetry;
}

/**
 * The client of the service. `@google/genai` does what it does truthfully (upload, create of a file, cancel, delete); it
 * drops a job's `error` and `batchStats`, cannot stream a download, and takes apart the requests of an inline create: so
 * those calls go to the service directly.
 *
 * @example
 * const client = createClient({ apiKey: process.env.GEMINI_API_KEY ?? '' });
 * const job = await client.getBatch('batches/abc');
 *
 * Throws `key-missing`, `key-malformed` or `base-url-invalid`.
 */
export function createClient(options: ClientOptions): GeminiClient {
  requireKey(options.apiKey);
  const baseUrl = serviceAddress(options.baseUrl);
  const clock = options.clock ?? systemClock;
  const redact = redactKey(options.apiKey);
  const service = createServiceFetch(options.fetch ?? platformFetch, clock, options.signal, redact);
  const sdk = lazily(() => loadSdk(options.apiKey, baseUrl, service.fetch));
  const repeat = <T>(call: () => Promise<T>): Promise<T> =>
    retrying(call, { clock, signal: options.signal, onRetry: options.onRetry });

  async function send(path: string, { headers, ...init }: { method?: string; headers?: object; body?: string } = {}) {
    return await service.fetch(`${baseUrl}/${apiVersion}/${path}`, {
      ...init,
      headers: { ...headers, 'x-goog-api-key': options.apiKey },
    });
  }

  async function readJson<T>(path: string, schema: ZodType<T>): Promise<T> {
    const text = await repeat(async () => await (await send(path)).text());
    return parsedAs(schema, parseJson(redact(text)), path);
  }

  async function createOfFile({ model, fileName, displayName }: NewBatch & { fileName: string }) {
    const { batches } = await sdk();
    return (await batches.create({ model, src: fileName, config: { displayName } })).name;
  }

  async function createInline({ model, ...batch }: InlineBatch & { model: string }) {
    const answer = await send(`models/${encodeURIComponent(model)}:batchGenerateContent`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: inlineBatchBody(batch),
    });
    return parsedAs(batchOperationSchema, parseJson(redact(await answer.text())), 'batches.create').name;
  }

  return {
    baseUrl,
    server: service.server,

    async getModel(model) {
      const found = readJson(`models/${encodeURIComponent(model)}`, geminiModelSchema);
      return await found.catch((error: unknown) => {
        if (hasCode(error, 'not-found')) throw new GeminiBatchError('model-not-found', { model }, { cause: error });
        throw error;
      });
    },

    async countTokens(model, request) {
      const id = encodeURIComponent(model);
      // The SDK's own call has no place for a system instruction.
      const body = JSON.stringify({ generateContentRequest: { ...request, model: `models/${model}` } });
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
      const text = await (await send(`models/${id}:countTokens`, init)).text();
      return parsedAs(countTokensResponseSchema, parseJson(redact(text)), 'models.countTokens').totalTokens ?? 0;
    },

    async uploadRequests(path, displayName) {
      const { files } = await sdk();
      const upload = (mimeType: string) =>
        repeat(() => understood('files.upload', () => files.upload({ file: path, config: { mimeType, displayName } })));
      const file = await firstAccepted(upload);
      return parsedAs(geminiFileSchema, { value: file }, 'files.upload');
    },

    async createBatch(batch) {
      const name = 'requests' in batch ? await createInline(batch) : await createOfFile(batch);
      if (!name) throw new GeminiBatchError('answer-unexpected', { call: 'batches.create' });
      return redact(name);
    },

    async getBatch(name) {
      return await readJson(name, batchOperationSchema).catch((error: unknown) => {
        if (hasCode(error, 'not-found')) throw new GeminiBatchError('job-not-found', { job: name }, { cause: error });
        throw error;
      });
    },

    async *listBatches(): AsyncGenerator<BatchOperation> {
      let page = '';
      do {
        const list = await readJson(
          `batches?pageSize=100${page && `&pageToken=${encodeURIComponent(page)}`}`,
          batchListSchema,
        );
        yield* list.operations ?? [];
        // A page that names itself as the next one would be read for ever.
        page = list.nextPageToken === page ? '' : (list.nextPageToken ?? '');
      } while (page !== '');
    },

    async cancelBatch(name) {
      const { batches } = await sdk();
      await repeat(() => understood('batches.cancel', () => batches.cancel({ name })));
    },

    async deleteBatch(name) {
      const { batches } = await sdk();
      return await wasThere(repeat(() => understood('batches.delete', () => batches.delete({ name }))));
    },

    async deleteFile(name) {
      const { files } = await sdk();
      return await wasThere(repeat(() => understood('files.delete', () => files.delete({ name }))));
    },

    downloadFile: (name, write) =>
      repeat(async () => {
        const { body } = await send(`${name}:download?alt=media`);
        if (body === null) throw new GeminiBatchError('answer-unexpected', { call: `${name}:download` });
        // Nothing that the service sends may put the key into a file.
        await write(body.pipeThrough(redactStream(options.apiKey)));
      }),
  };
}

/** The SDK meets an answer that is no JSON with an error of its own; ours pass through it unchanged. */
async function understood<T>(call: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof SyntaxError) throw new GeminiBatchError('answer-unexpected', { call }, { cause: error });
    throw error;
  }
}

/** Says whether a delete found something to delete. */
async function wasThere(deletion: Promise<unknown>): Promise<boolean> {
  try {
    await deletion;
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** `@google/genai` takes a while to load: only when the first call needs it. */
async function loadSdk(apiKey: string, baseUrl: string, serviceFetch: typeof fetch): Promise<GoogleGenAI> {
  const { GoogleGenAI } = await import('@google/genai');
  return new GoogleGenAI({ apiKey, vertexai: false, apiVersion, httpOptions: { baseUrl, fetch: serviceFetch } });
}

function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

async function firstAccepted<T>(upload: (mimeType: string) => Promise<T>): Promise<T> {
  for (const mimeType of jsonlMimeTypes.slice(0, -1)) {
    try {
      return await upload(mimeType);
    } catch (error) {
      if (!hasCode(error, 'request-refused') || !error.message.includes('Unsupported MIME type')) throw error;
    }
  }
  return upload('text/plain');
}

function parsedAs<T>(schema: ZodType<T>, json: { value: unknown } | { reason: string }, call: string): T {
  const parsed = schema.safeParse('value' in json ? json.value : undefined);
  if (!parsed.success) throw new GeminiBatchError('answer-unexpected', { call }, { cause: parsed.error });
  return parsed.data;
}
