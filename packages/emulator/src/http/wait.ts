/** What a timer can hold, some 24 days. */
const longestMs = 2 ** 31 - 1;

/**
 * Waits so many milliseconds of the wall clock; the emulator's own clock has no part in it. Rejects with the signal's
 * reason when it aborts meanwhile. `ref: false` keeps no process alive.
 */
export function wait(
  delayMs: number,
  signal?: AbortSignal,
  { ref = true }: { readonly ref?: boolean } = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const end = (): void => {
      signal?.removeEventListener('abort', stop);
      resolve();
    };
    // The global one, which tests of users and ours can fake.
    const timer = setTimeout(end, Math.min(Math.max(delayMs, 0), longestMs));
    if (!ref) {
      timer.unref();
    }
    signal?.addEventListener('abort', stop, { once: true });
  });
}
