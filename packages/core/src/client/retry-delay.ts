/** How a call that may be repeated is repeated. */
export interface RetryPolicy {
  /** Including the first one. */
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** A service that asks for a longer pause is told about, not waited for in silence. */
  readonly longestAskedMs: number;
}

export const defaultRetryPolicy: RetryPolicy = {
  attempts: 5,
  firstDelayMs: 1_000,
  longestDelayMs: 60_000,
  longestAskedMs: 5 * 60_000,
};

/**
 * How long to wait after the given failed attempt (from 1): what the service asked for, else exponentially longer,
 * with up to half of it left to chance (`random` in [0, 1)). `null`: give up.
 */
export function retryDelayMs(
  attempt: number,
  askedMs: number | null,
  random: number,
  policy: RetryPolicy = defaultRetryPolicy,
): number | null {
  if (attempt >= policy.attempts) return null;
  if (askedMs !== null) return askedMs <= policy.longestAskedMs ? askedMs : null;
  const full = Math.min(policy.firstDelayMs * 2 ** (attempt - 1), policy.longestDelayMs);
  return Math.round(full * (0.5 + random / 2));
}
