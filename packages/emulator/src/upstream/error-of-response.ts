import { isPlainObject } from '../plain-object.ts';
import { UpstreamError } from './upstream-error.ts';

const maxMessageLength = 1000;

/**
 * The code of google/rpc/code.proto for an HTTP status (its comments name the mapping, 408 aside, which is ours; read 2026-11-24). Of the errors
 * that are not listed, those from 500 on are INTERNAL (13) and the rest are INVALID_ARGUMENT (3).
 */
const codes: Readonly<Record<number, number>> = {
  401: 16,
  403: 7,
  404: 5,
  408: 4,
  409: 10,
  429: 8,
  501: 12,
  503: 14,
  504: 4,
};

/** Worth another try: those of the service itself and of what stands before it. */
const retryable: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** The error of an answer that is none. `answer` is its body, parsed; undefined when that is no JSON. */
export function errorOfResponse(
  response: Pick<Response, 'status' | 'headers' | 'type'>,
  answer: unknown,
): UpstreamError {
  const { status } = response;
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    return new UpstreamError(9, 'The upstream answered with a redirect, which is not followed.', undefined);
  }
  const error = isPlainObject(answer) ? answer.error : undefined;
  const message = messageOf(error).slice(0, maxMessageLength);
  const code = codes[status] ?? (status >= 500 ? 13 : 3);
  return new UpstreamError(
    code,
    message === '' ? `The upstream answered ${status}.` : `The upstream answered ${status}: ${message}`,
    retryable.has(status) ? { afterMs: retryAfterMs(response.headers, error) } : undefined,
  );
}

/** The OpenAI form and Google's both have `error.message`; Ollama has a text for `error` in places. */
function messageOf(error: unknown): string {
  const message = isPlainObject(error) ? error.message : error;
  return typeof message === 'string' ? message : '';
}

/** The header in seconds or as a date, else google.rpc.RetryInfo among the details. */
function retryAfterMs(headers: Headers, error: unknown): number | undefined {
  const header = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(header)) {
    return Number(header) * 1000;
  }
  if (!Number.isNaN(Date.parse(header))) {
    return Math.max(0, Date.parse(header) - Date.now());
  }
  const details = isPlainObject(error) && Array.isArray(error.details) ? error.details : [];
  const delays = details.map((detail: unknown) => (isPlainObject(detail) ? detail.retryDelay : undefined));
  const delay = delays.find((value) => typeof value === 'string' && /^\d{1,9}(\.\d+)?s$/.test(value));
  return typeof delay === 'string' ? Number.parseFloat(delay) * 1000 : undefined;
}
