/** Why an upstream did not answer, as it will stand in the request's line of the output. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  /** Of google/rpc/code.proto. */
  readonly code: number;
  readonly isRetryable: boolean;
  /** When the upstream said when to come again. */
  readonly retryAfterMs: number | undefined;

  constructor(code: number, message: string, retry: { readonly afterMs?: number | undefined } | undefined) {
    super(message);
    this.code = code;
    this.isRetryable = retry !== undefined;
    this.retryAfterMs = retry?.afterMs;
  }
}
