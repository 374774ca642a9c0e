import { GeminiBatchError, hasCode } from '../errors/gemini-batch-error.ts';
import { isJsonObject, parseJson } from '../json/json.ts';
import { errorBodySchema, type Status } from '../wire/index.ts';

/** What an HTTP error answer says. */
export interface HttpFailure {
  readonly status: number;
  readonly body: string;
  /** The `Retry-After` header. */
  readonly retryAfter: string | null;
  readonly nowMs: number;
}

/** Turns an HTTP error of the service into ours, with the wait that it asks for. Forms: section "Errors" of Google's API reference, gathered 2026-11-23. */
export function serviceError(failure: HttpFailure): GeminiBatchError {
  const error = readBody(failure.body);
  const message = error.message ?? `HTTP ${failure.status}`;
  const options = { retryAfterMs: retryInfoMs(error) ?? retryAfterMs(failure) };
  switch (failure.status) {
    case 400:
      return reasonOf(error) === 'API_KEY_INVALID'
        ? new GeminiBatchError('key-refused', { message })
        : error.status === 'FAILED_PRECONDITION'
          ? new GeminiBatchError('key-forbidden', { message })
          : new GeminiBatchError('request-refused', { message });
    case 401:
      return new GeminiBatchError('key-refused', { message });
    case 403:
      return new GeminiBatchError('key-forbidden', { message });
    case 404:
      return new GeminiBatchError('not-found', { message });
    case 429:
      return new GeminiBatchError('quota-exceeded', { message, ...quotasOf(error) }, options);
    case 503:
      return new GeminiBatchError('overloaded', { message }, options);
    default:
      return new GeminiBatchError('service-failed', { status: failure.status, message }, options);
  }
}

function readBody(body: string): Status {
  const json = parseJson(body);
  const parsed = errorBodySchema.safeParse('value' in json ? json.value : undefined);
  return parsed.success ? parsed.data.error : { message: body.trim().slice(0, 200) || undefined };
}

function reasonOf(error: Status): unknown {
  return error.details?.find((detail) => 'reason' in detail)?.reason;
}

/** The quotas that a `QuotaFailure` names, by their id. */
function quotasOf(error: Status): { quotas?: readonly string[] } {
  const violations = (error.details ?? []).flatMap((detail): unknown[] =>
    Array.isArray(detail.violations) ? detail.violations : [],
  );
  const ids = violations.map((violation) => (isJsonObject(violation) ? violation.quotaId : undefined));
  const quotas = ids.filter((id) => typeof id === 'string');
  return quotas.length === 0 ? {} : { quotas };
}

/** `RetryInfo.retryDelay`, a duration such as `37s`. */
function retryInfoMs(error: Status): number | null {
  const delay = error.details?.find((detail) => 'retryDelay' in detail)?.retryDelay;
  const seconds = typeof delay === 'string' ? /^(\d+(?:\.\d+)?)s$/.exec(delay)?.[1] : undefined;
  return seconds === undefined ? null : Number(seconds) * 1000;
}

/** `Retry-After`: seconds, or a date. */
function retryAfterMs({ retryAfter, nowMs }: HttpFailure): number | null {
  if (retryAfter === null) return null;
  if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter) * 1000;
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}

/** Codes with which the service says that it did nothing. */
const refusals = ['key-refused', 'key-forbidden', 'request-refused', 'not-found', 'quota-exceeded'] as const;

/** Says whether the service refused a call for certain, so that nothing was begun by it. */
export function isRefusal(error: unknown): boolean {
  if (refusals.some((code) => hasCode(error, code))) return true;
  if (!hasCode(error, 'service-failed')) return false;
  const { status } = error.details;
  // 501: the method is not there, so it did nothing.
  return status === 501 || (status < 500 && status !== 408);
}

/**
 * Says whether an error means that there is no such thing. Of a file that is gone the service says 403: "You do not have
 * permission to access the File … or it may not exist" (gathered 2026-11-23); whether another project has it is not told.
 */
export function isGone(error: unknown): boolean {
  return hasCode(error, 'not-found') || (hasCode(error, 'key-forbidden') && error.message.includes('may not exist'));
}

const transients = ['quota-exceeded', 'overloaded', 'network', 'timeout'] as const;

/** Says whether the same call may work later (the statuses that the SDK itself would retry). */
export function isTransient(error: unknown): boolean {
  if (transients.some((code) => hasCode(error, code))) return true;
  return hasCode(error, 'service-failed') && [408, 500, 502, 504].includes(error.details.status);
}
