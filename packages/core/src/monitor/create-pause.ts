const firstPauseMs = 15_000;
const longestPauseMs = 10 * 60_000;

/**
 * How long to wait before the next create, after so many in a row (from 1) that the service refused for want of room:
 * as long as it asks, else twice as long each time. An emulator has room sooner.
 */
export function createPauseMs(refusals: number, askedMs: number | null, emulated: boolean): number {
  if (askedMs !== null) return askedMs;
  const [first, longest] = emulated ? [100, 2_000] : [firstPauseMs, longestPauseMs];
  return Math.min(first * 2 ** (refusals - 1), longest);
}
