/** What a timer can hold, some 24 days. */
const longestMs = 2 ** 31 - 1;

/**
 * Waits so many milliseconds of the wall clock; the emulator's own clock has no part in it. Rejects with the signal's
 * reason when it aborts meanwhile.
 */
export function wait(delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const timer = setTimeout(
      () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      },
      Math.min(Math.max(delayMs, 0), longestMs),
    );
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', stop, { once: true });
  });
}
