import type { FiredRule } from '../observe/fired-rule.ts';
import type { Store } from '../store/store.ts';
import { ConnectionFault, failedFetch } from './connection-fault.ts';

/** A time in which an emulator of this process refuses every call. */
interface Refusal {
  readonly untilMs: number;
  readonly rule: FiredRule;
}

// By the wall clock: whoever is refused waits in real time.
const refusals = new WeakMap<Store, Refusal>();

/** Refuses every call on an emulator for so many ms. */
export function refuseFor(store: Store, delayMs: number, rule: FiredRule): void {
  refusals.set(store, { untilMs: Date.now() + delayMs, rule });
}

/** Throws what `fetch` rejects with while every call is refused. */
export function throwWhileRefused(store: Store): void {
  const refusal = refusals.get(store);
  const leftMs = (refusal?.untilMs ?? 0) - Date.now();
  if (refusal !== undefined && leftMs > 0) {
    throw failedFetch(new ConnectionFault('refused', refusal.rule, leftMs));
  }
}
