/** Waits so many milliseconds of the wall clock. The emulator's own clock has no part in it. */
export function wait(delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, delayMs);
  });
}
