import { UpstreamError } from './upstream-error.ts';

/** How long to wait before each further try, in ms: our choice. */
const delaysMs = [500, 1000, 2000];

/** Whoever says longer is asked again after this: a job of thousands of requests could not wait that long for each. */
const longestDelayMs = 60_000;

/** Does it again, up to three times, when the upstream was busy or could not be reached. `pause` waits milliseconds. */
export async function withRetries<T>(action: () => Promise<T>, pause: (delayMs: number) => Promise<void>): Promise<T> {
  for (const delayMs of delaysMs) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof UpstreamError && error.isRetryable)) {
        throw error;
      }
      await pause(Math.min(error.retryAfterMs ?? delayMs, longestDelayMs));
    }
  }
  return await action();
}
