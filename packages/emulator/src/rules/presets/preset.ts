import type { Words } from '../../words.ts';
import type { FaultRule } from '../fault-rule.ts';

/** A known trouble of the service, ready to be had. */
export interface Preset {
  readonly name: string;
  /** Which of the fifteen known pains of users it is, or null for one that every service has. */
  readonly pain: number | null;
  /** What a client sees. */
  readonly sentence: Words;
  /** Who reported it: `owner/repository#number`, or what Google's documents say. */
  readonly sources: readonly string[];
  /** None when the emulator is always so, as the service is. */
  readonly rules: readonly FaultRule[];
}
