import { errorsEn } from '../locales/errors-en.ts';
import type { ErrorCode, ErrorDetails } from './error-details.ts';
import { plainDetails } from './plain-details.ts';

const marker = Symbol.for('gemini-batch-test.error');

/**
 * The one error of this project: a closed `code` with its `details`, what happened in `message` and what to do in
 * `hint` (both English; `describeError` gives them in another language).
 *
 * @example
 * try { … } catch (error) {
 *   if (isGeminiBatchError(error) && error.code === 'key-refused') …
 * }
 */
export class GeminiBatchError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'GeminiBatchError';
  readonly code: C;
  readonly details: ErrorDetails[C];
  readonly hint: string;
  /** How long the service asked to wait before another try, in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(code: C, details: ErrorDetails[C], options: { cause?: unknown; retryAfterMs?: number | null } = {}) {
    const plain = plainDetails(details);
    const words = errorsEn[code](plain);
    super(words.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = plain;
    this.hint = words.hint;
    this.retryAfterMs = options.retryAfterMs ?? null;
    Object.defineProperty(this, marker, { value: true });
  }
}

/** Says whether an error is ours, also across two copies of this package. */
export function isGeminiBatchError(error: unknown): error is GeminiBatchError {
  return error instanceof Error && marker in error;
}

/** Says whether an error is ours and has this code. */
export function hasCode<C extends ErrorCode>(error: unknown, code: C): error is GeminiBatchError<C> {
  return isGeminiBatchError(error) && error.code === code;
}
