import { setTimeout } from 'node:timers/promises';

/** What a timer can hold, some 24 days. */
const longestMs = 2 ** 31 - 1;

/**
 * Waits so many milliseconds of the wall clock; the emulator's own clock has no part in it. Rejects with the signal's
 * reason when it aborts meanwhile. `ref: false` keeps no process alive.
 */
export async function wait(
  delayMs: number,
  signal?: AbortSignal,
  { ref = true }: { readonly ref?: boolean } = {},
): Promise<void> {
  const abortable = signal === undefined ? {} : { signal };
  try {
    await setTimeout(Math.min(Math.max(delayMs, 0), longestMs), undefined, { ref, ...abortable });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
