import * as z from 'zod';
import { lastRevision, revise } from '../store/revisions.ts';
import type { Store } from '../store/store.ts';
import { lastTimeMs } from './time-ms.ts';

/** The emulator's time: the given clock and what it was advanced by, which the store keeps. */
export interface EmulatorClock {
  /** Milliseconds since the epoch. */
  now(): Promise<number>;
  /** The given clock, without what it was advanced by: what a clock outside the emulator shows. */
  givenTimeMs(): number;
  /** When the clock was made, for what is measured from the start. */
  startTimeMs(): Promise<number>;
  /**
   * Moves the time forward, for every process on the same store.
   *
   * @throws RangeError when that is not forward, or beyond the year 9000.
   */
  advance(byMs: number): Promise<void>;
}

const offsetSchema = z.object({ offsetMs: z.number() }).catch({ offsetMs: 0 });

/** `now` gives milliseconds since the epoch. */
export function emulatorClock(store: Store, now: () => number): EmulatorClock {
  const offset = async (): Promise<number> => offsetSchema.parse(await lastRevision(store, 'clock')).offsetMs;
  const timeMs = async (givenMs: number): Promise<number> => givenMs + (await offset());
  const startTimeMs = timeMs(now());
  // A folder that cannot be read shows when somebody asks.
  startTimeMs.catch(() => {});
  return {
    now: () => timeMs(now()),
    givenTimeMs: now,
    startTimeMs: () => startTimeMs,
    async advance(byMs) {
      await revise(store, 'clock', (last) => {
        const offsetMs = offsetSchema.parse(last).offsetMs + byMs;
        if (!(byMs >= 0 && now() + offsetMs <= lastTimeMs)) {
          throw new RangeError(`The clock moves forward by ms, to the year 9000 at most, not by "${byMs}"`);
        }
        return { offsetMs };
      });
    },
  };
}
