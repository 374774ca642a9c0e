import { type GeminiBatchError, isGeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { Clock } from '../platform/clock.ts';
import { retryDelayMs } from './retry-delay.ts';
import { isTransient } from './service-error.ts';

/** Told before each wait for another try. */
export type OnRetry = (error: GeminiBatchError, delayMs: number) => void;

/** Repeats a call that may be repeated, after the wait that the service asks for or a growing one. */
export async function retrying<T>(
  call: () => Promise<T>,
  { clock, signal, onRetry }: { clock: Clock; signal?: AbortSignal | undefined; onRetry?: OnRetry | undefined },
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      signal?.throwIfAborted();
      const askedMs = isGeminiBatchError(error) ? error.retryAfterMs : null;
      const delayMs = isTransient(error) ? retryDelayMs(attempt, askedMs, Math.random()) : null;
      if (delayMs === null) throw error;
      if (isGeminiBatchError(error)) onRetry?.(error, delayMs);
      await clock.sleep(delayMs, signal);
    }
  }
}
