import { isGeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { Clock } from '../platform/clock.ts';
import { retryDelayMs } from './retry-delay.ts';
import { isTransient } from './service-error.ts';

/** Repeats a call that may be repeated, after the wait that the service asks for or a growing one. */
export async function retrying<T>(call: () => Promise<T>, clock: Clock, signal?: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const askedMs = isGeminiBatchError(error) ? error.retryAfterMs : null;
      const delayMs = isTransient(error) ? retryDelayMs(attempt, askedMs, Math.random()) : null;
      if (delayMs === null) throw error;
      await clock.sleep(delayMs, signal);
    }
  }
}
