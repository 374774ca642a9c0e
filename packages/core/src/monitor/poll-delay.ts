/** How often to ask. */
export interface PollPolicy {
  readonly firstDelayMs: number;
  /** The ceiling, `--interval`. */
  readonly longestDelayMs: number;
}

/** The service is never asked more often than this: jobs take minutes at least. An emulator may be asked quickly. */
const floorMs = 2_000;

export function pollPolicy(emulated: boolean, intervalSeconds: number): PollPolicy {
  const longestDelayMs = Math.max(intervalSeconds * 1000, emulated ? 0 : floorMs);
  return { firstDelayMs: Math.min(emulated ? 100 : floorMs, longestDelayMs), longestDelayMs };
}

/** The wait before the next look, after so many looks: quick at first, half as long again each time. */
export function pollDelayMs(looks: number, policy: PollPolicy): number {
  return Math.min(policy.firstDelayMs * 1.5 ** looks, policy.longestDelayMs);
}
