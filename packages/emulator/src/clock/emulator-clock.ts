import * as z from 'zod';
import type { Store } from '../store/store.ts';

/** The emulator's time: the given clock and what it was advanced by, which the store keeps. */
export interface EmulatorClock {
  /** Milliseconds since the epoch. */
  now(): Promise<number>;
  /** The given clock, without what it was advanced by: what a clock outside the emulator shows. */
  givenTimeMs(): number;
  /** When it was first asked, for what is measured from the start. */
  startTimeMs(): number;
  /** Moves the time forward, for every process on the same store. */
  advance(byMs: number): Promise<void>;
}

const offsetSchema = z.object({ offsetMs: z.number() }).catch({ offsetMs: 0 });

/** `now` gives milliseconds since the epoch. */
export function emulatorClock(store: Store, now: () => number): EmulatorClock {
  const offset = async (): Promise<number> => offsetSchema.parse(await store.read('settings', 'clock')).offsetMs;
  let startTimeMs: number | undefined;
  return {
    async now() {
      const nowMs = now() + (await offset());
      startTimeMs ??= nowMs;
      return nowMs;
    },
    givenTimeMs: now,
    startTimeMs: () => startTimeMs ?? now(),
    async advance(byMs) {
      const record = { offsetMs: (await offset()) + byMs };
      if (!(await store.replace('settings', 'clock', record))) {
        await store.create('settings', 'clock', record);
      }
    },
  };
}
