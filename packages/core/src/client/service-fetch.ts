import { GeminiBatchError, isGeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { Clock } from '../platform/clock.ts';
import { guardedBody } from './guarded-body.ts';
import { innermostReason } from './innermost-reason.ts';
import { serviceError } from './service-error.ts';

/** Longest wait for the answer of a call; creating a big job may take many minutes. */
const createTimeoutMs = 15 * 60_000;
const callTimeoutMs = 5 * 60_000;

/** The one way to the network: `fetch` as given, but every failure is one of our errors. */
export interface ServiceFetch {
  readonly fetch: typeof fetch;
  /** The `server` header of the last answer. */
  server(): string | null;
}

/**
 * Wraps a `fetch`: sets a limit to each call, and turns refusals and lost connections into `GeminiBatchError`s.
 * `redact` takes the key out of what the service or the platform says: both quote it at times.
 */
export function createServiceFetch(
  inner: typeof fetch,
  clock: Clock,
  signal?: AbortSignal,
  redact: (text: string) => string = (text) => text,
): ServiceFetch {
  let server: string | null = null;
  return {
    server: () => server,
    async fetch(input, init) {
      signal?.throwIfAborted();
      const url = new URL(input instanceof Request ? input.url : input);
      const timeoutMs = url.pathname.includes(':batchGenerateContent') ? createTimeoutMs : callTimeoutMs;
      const timeout = new AbortController();
      const timer = setTimeout(() => timeout.abort(), timeoutMs);
      const signals = [timeout.signal, init?.signal, signal].filter((each) => each instanceof AbortSignal);
      try {
        // A redirect would carry the key to another host.
        const redirect = 'manual' as const;
        const response = await inner(input, { ...init, redirect, signal: AbortSignal.any(signals) });
        server = response.headers.get('server') ?? server;
        if (response.ok) return guarded(response, url.host);
        const retryAfter = response.headers.get('retry-after');
        const body = redact(await response.text());
        throw serviceError({ status: response.status, body, retryAfter, nowMs: clock.now() });
      } catch (error) {
        if (isGeminiBatchError(error)) throw error;
        signal?.throwIfAborted();
        if (timeout.signal.aborted)
          throw new GeminiBatchError('timeout', { host: url.host, seconds: timeoutMs / 1000 });
        throw new GeminiBatchError('network', { host: url.host, reason: redact(innermostReason(error)) });
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

function guarded(response: Response, host: string): Response {
  if (response.body === null) return response;
  return new Response(guardedBody(response.body, { host, idleMs: callTimeoutMs }), response);
}
