/** How often to ask. */
export interface PollPolicy {
  readonly firstDelayMs: number;
  /** The ceiling, `--interval`. */
  readonly longestDelayMs: number;
}

/** At the service jobs take minutes at least; an emulator answers at once and may be asked quickly. */
export function pollPolicy(emulated: boolean, intervalSeconds: number): PollPolicy {
  const longestDelayMs = intervalSeconds * 1000;
  return { firstDelayMs: Math.min(emulated ? 100 : 2_000, longestDelayMs), longestDelayMs };
}

/** The wait before the next look, after so many looks: quick at first, half as long again each time. */
export function pollDelayMs(looks: number, policy: PollPolicy): number {
  return Math.min(policy.firstDelayMs * 1.5 ** looks, policy.longestDelayMs);
}
