import * as z from 'zod';
import type { Store } from '../store/store.ts';

/** The right to ask for the answers of a job, which one process has at a time. */
export interface AnswerLease {
  /** From 1. Each lease of a job is the next generation, and its holder writes what no other does. */
  readonly generation: number;
  /** Holds it longer. False when another process has taken the job over, or the job is gone. */
  renew(): Promise<boolean>;
  release(): Promise<void>;
}

/** For so long a lease holds by the wall clock, in ms. Whoever works on a job renews it each third of that. */
export const leaseMs = 3000;

// The clock of the emulator can be advanced, and may stand still in a test: whether a process lives is a matter of the
// wall clock.
const leaseSchema = z.object({ untilMs: z.number() });

const leaseId = (jobId: string, generation: number): string => `lease-${jobId}-${generation}`;

/** The lease of a job, or for how long another process holds it. */
export async function takeLease(store: Store, jobId: string): Promise<AnswerLease | { readonly heldForMs: number }> {
  const last = await leaseCount(store, jobId);
  const heldForMs = last === 0 ? 0 : (await leaseUntilMs(store, jobId, last)) - Date.now();
  if (heldForMs > 0) {
    return { heldForMs: Math.min(heldForMs, leaseMs) };
  }
  const generation = last + 1;
  const id = leaseId(jobId, generation);
  // Only one of those who come at the same time creates it.
  if (!(await store.create('completions', id, { untilMs: Date.now() + leaseMs }))) {
    return { heldForMs: leaseMs };
  }
  return {
    generation,
    async renew() {
      const isLast = (await store.read('completions', leaseId(jobId, generation + 1))) === undefined;
      return isLast && (await store.replace('completions', id, { untilMs: Date.now() + leaseMs }));
    },
    async release() {
      await store.replace('completions', id, { untilMs: 0 });
    },
  };
}

/** How many leases a job has had. */
export async function leaseCount(store: Store, jobId: string): Promise<number> {
  let count = 0;
  while ((await store.read('completions', leaseId(jobId, count + 1))) !== undefined) {
    count += 1;
  }
  return count;
}

/** Removes all leases of a job that is gone. The last goes first: what is left is a whole beginning. */
export async function removeLeases(store: Store, jobId: string, count: number): Promise<void> {
  for (let generation = count; generation > 0; generation -= 1) {
    await store.remove('completions', leaseId(jobId, generation));
  }
}

async function leaseUntilMs(store: Store, jobId: string, generation: number): Promise<number> {
  const parsed = leaseSchema.safeParse(await store.read('completions', leaseId(jobId, generation)));
  return parsed.success ? parsed.data.untilMs : 0;
}
