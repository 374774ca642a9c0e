import { setTimeout } from 'node:timers/promises';

/** Waits so many milliseconds of the wall clock; keeps no process alive. Rejects with an AbortError when aborted. */
export async function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  await setTimeout(delayMs, undefined, { ref: false, signal });
}
