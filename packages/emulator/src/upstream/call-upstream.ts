import { isTooDeep } from '@gemini-batch-test/core/wire';
import { parsedJson } from '../parsed-json.ts';
import { isPlainObject, type PlainObject } from '../plain-object.ts';
import { errorOfResponse } from './error-of-response.ts';
import { UpstreamError } from './upstream-error.ts';
import { withoutKey } from './without-key.ts';

export interface UpstreamCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: PlainObject;
  readonly apiKey: string | undefined;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
}

/** An answer is held in memory while it is converted, and several at a time. */
const maxAnswerBytes = 64 * 1024 * 1024;

const deadlineExceeded = 4;
const internal = 13;
const unavailable = 14;

/**
 * Asks an upstream once. Redirects are not followed: they could carry the key elsewhere.
 *
 * @throws UpstreamError for any answer but an object in JSON; the reason of the signal when that aborts.
 */
export async function callUpstream(call: UpstreamCall): Promise<PlainObject> {
  const { signal, timeoutMs, apiKey } = call;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await call.fetch(call.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...call.headers },
      body: JSON.stringify(call.body),
      redirect: 'manual',
      signal: AbortSignal.any([signal, timeout]),
    });
    const answer = parsedJson(await textOf(response));
    if (!response.ok) {
      throw errorOfResponse(response, isTooDeep(answer) ? undefined : withoutKey(answer, apiKey, true));
    }
    if (isTooDeep(answer)) {
      throw new UpstreamError(internal, "The upstream's answer is nested too deep.", undefined);
    }
    const value = withoutKey(answer, apiKey, false);
    if (!isPlainObject(value)) {
      throw new UpstreamError(internal, 'The upstream did not answer with an object in JSON.', undefined);
    }
    return value;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof UpstreamError) {
      throw error;
    }
    if (timeout.aborted) {
      throw new UpstreamError(deadlineExceeded, `The upstream did not answer within ${timeoutMs} ms.`, undefined);
    }
    throw new UpstreamError(unavailable, `The upstream cannot be reached${reasonOf(error)}.`, {});
  }
}

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let sizeBytes = 0;
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxAnswerBytes) {
      throw new UpstreamError(internal, `The upstream's answer is larger than ${maxAnswerBytes} bytes.`, undefined);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The system's code, such as ECONNREFUSED: messages may hold anything, codes do not. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code) ? ` (${code})` : '';
}
