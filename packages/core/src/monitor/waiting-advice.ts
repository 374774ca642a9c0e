/** What is worth telling someone who waits. */
export type Advice = 'pending-is-normal' | 'what-can-be-done';

const normalAfterMs = 30 * 60_000;
const stuckAfterMs = 2 * 60 * 60_000;

/** After 30 minutes pending: it is normal. After two hours in any state before the end: what the user can do. */
export function adviceFor(state: string, waitedMs: number): Advice | null {
  if (waitedMs >= stuckAfterMs) return 'what-can-be-done';
  return state === 'PENDING' && waitedMs >= normalAfterMs ? 'pending-is-normal' : null;
}
