import type { Probe, ProbeAnswer } from '../doctor/doctor-site.ts';
import { GeminiBatchError, isGeminiBatchError } from '../errors/gemini-batch-error.ts';
import { parseJson } from '../json/json.ts';
import type { Clock } from '../platform/clock.ts';
import { innermostReason } from './innermost-reason.ts';
import { redactKey } from './redact-key.ts';
import { apiVersion } from './service-access.ts';
import { serviceError } from './service-error.ts';

export interface ProbeOptions {
  /** Null: no call needs it. */
  readonly apiKey: string | null;
  readonly address: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** For all calls together, counted from now. */
  readonly timeoutMs: number;
}

/** No list that is asked for is near this; what is, comes from somewhere else. */
const longestAnswerBytes = 16_000_000;

/** A way to the service that gives up soon, repeats nothing and shows what an answer says beside its body. */
export function createProbe({ apiKey, address, fetch, clock, signal, timeoutMs }: ProbeOptions): Probe {
  const { host } = new URL(address);
  const redact = redactKey(apiKey ?? '');
  const endMs = performance.now() + timeoutMs;

  async function ask(path: string, withKey: boolean, over: AbortSignal): Promise<ProbeAnswer> {
    const headers: Record<string, string> = withKey && apiKey !== null ? { 'x-goog-api-key': apiKey } : {};
    const sentAtMs = clock.now();
    // A redirect would carry the key to another host.
    const init = { headers, redirect: 'manual', signal: over } as const;
    const response = await fetch(`${address}/${apiVersion}/${path}`, init);
    const receivedAtMs = clock.now();
    const body = redact(await textOf(response));
    const parsed = parseJson(body);
    const { status } = response;
    const header = (name: string): string | null => {
      const value = response.headers.get(name);
      return value === null ? null : redact(value);
    };
    return {
      status,
      json: 'value' in parsed ? parsed.value : undefined,
      error: response.ok ? null : serviceError({ status, body, retryAfter: null, nowMs: receivedAtMs }),
      headers: { date: header('date'), server: header('server'), location: header('location') },
      sentAtMs,
      receivedAtMs,
    };
  }

  async function textOf(response: Response): Promise<string> {
    const decoder = new TextDecoder();
    let text = '';
    let left = longestAnswerBytes;
    for await (const chunk of response.body ?? []) {
      left -= chunk.length;
      if (left < 0) throw new GeminiBatchError('answer-unexpected', { call: host });
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  }

  return async (path, { withKey = true } = {}) => {
    signal.throwIfAborted();
    const over = new AbortController();
    const timeout = new GeminiBatchError('timeout', { host, seconds: timeoutMs / 1000 });
    const timer = setTimeout(() => over.abort(timeout), Math.max(0, endMs - performance.now()));
    const interrupt = () => over.abort(signal.reason);
    signal.addEventListener('abort', interrupt);
    try {
      // An answer that hangs need not mind the signal.
      const isOver = new Promise<never>((_, reject) => {
        over.signal.addEventListener('abort', () => reject(over.signal.reason));
      });
      return await Promise.race([ask(path, withKey, over.signal), isOver]);
    } catch (error) {
      if (over.signal.aborted) throw over.signal.reason;
      if (isGeminiBatchError(error)) throw error;
      throw new GeminiBatchError('network', { host, reason: redact(innermostReason(error)) });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', interrupt);
    }
  };
}
