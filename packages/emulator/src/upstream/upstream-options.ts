import type { UpstreamFormat, UpstreamSettings } from '../jobs/upstream-settings.ts';

/** Another server that answers the requests, such as a model on one's own machine. */
export interface UpstreamOptions {
  /**
   * Where it is: with `gemini` an address such as `https://generativelanguage.googleapis.com/v1beta`, with `openai` one
   * such as `http://127.0.0.1:11434/v1`. It is recorded with every job, so it may hold neither user, password nor query.
   */
  readonly url: string;
  readonly format: UpstreamFormat;
  /** The model to ask there; default the model that the client asks for. */
  readonly model?: string;
  /** Sent to that address only, and kept nowhere. */
  readonly apiKey?: string;
  /** How many requests it is given at a time, over all jobs. Default 4. */
  readonly concurrency?: number;
  /** How long one answer may take, at most 300,000 (the platform's own fetch gives up then). Default 300,000. */
  readonly timeoutMs?: number;
  /** Stands in for the platform's, in tests. */
  readonly fetch?: typeof fetch;
}

/** The part that a process has to itself. */
export interface UpstreamAccess {
  /** The address that the key is for; a job of another address goes without. */
  readonly url?: string | undefined;
  readonly apiKey?: string | undefined;
  readonly concurrency: number;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
}

/** Node's fetch waits so long for the head of an answer (undici, `headersTimeout`, read 2026-11-24). */
const longestTimeoutMs = 300_000;

const usualConcurrency = 4;

/** What jobs record of the options. Throws a RangeError for an address or a format that cannot be used. */
export function upstreamSettings({ url, format, model, apiKey }: UpstreamOptions): UpstreamSettings {
  if (format !== 'gemini' && format !== 'openai') {
    throw new RangeError(`The format of the upstream must be gemini or openai, not "${format}"`);
  }
  return {
    url: upstreamUrl(url),
    format,
    ...(model ? { model } : {}),
    ...(apiKey ? { needsKey: true } : {}),
  };
}

/** What a process needs to ask; without options it asks without a key. Throws a RangeError for a number out of range. */
export function upstreamAccess(options: UpstreamOptions | undefined): UpstreamAccess {
  const { concurrency = usualConcurrency, timeoutMs = longestTimeoutMs } = options ?? {};
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new RangeError(`The concurrency of the upstream must be a whole number above 0, not "${concurrency}"`);
  }
  if (!(timeoutMs > 0 && timeoutMs <= longestTimeoutMs)) {
    throw new RangeError(`The timeout of the upstream must be from 1 to ${longestTimeoutMs} ms, not "${timeoutMs}"`);
  }
  return {
    url: options === undefined ? undefined : upstreamUrl(options.url),
    apiKey: options?.apiKey || undefined,
    concurrency,
    timeoutMs,
    // Looked up when it is called, so that whoever replaces the platform's is heeded.
    fetch: options?.fetch ?? ((input, init) => fetch(input, init)),
  };
}

/** The key to ask an upstream with: the one of its own address, no other. */
export function keyFor({ url }: UpstreamSettings, access: UpstreamAccess): string | undefined {
  return access.url === url ? access.apiKey : undefined;
}

/** None of the messages repeats the address: it may hold a password. */
function upstreamUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new RangeError('The address of the upstream must begin with http:// or https://');
  }
  if (url.username !== '' || url.password !== '') {
    throw new RangeError('The address of the upstream must not hold a user or a password; give its key as apiKey');
  }
  if (url.search !== '' || url.hash !== '') {
    throw new RangeError('The address of the upstream must end with its path, without "?" or "#"');
  }
  return url.href.replace(/\/+$/, '');
}
