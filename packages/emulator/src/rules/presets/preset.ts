import type { Words } from '../../words.ts';
import type { FaultRule } from '../fault-rule.ts';

/** A known trouble of the service, ready to be had by its name: `--faults NAME`, or `faultRules([name])`. */
export interface Preset {
  /** Lower case, with hyphens. */
  readonly name: string;
  /** Which of the fifteen pains it is that users report most, numbered in the README; null for none of them. */
  readonly pain: number | null;
  /** What a client sees, with the seed and the counts that its rules have. */
  readonly sentence: Words;
  /** Who reported it: `owner/repository#number`, or what Google's documents say. */
  readonly sources: readonly string[];
  /** None when the emulator is always so, as the service is. */
  readonly rules: readonly FaultRule[];
}
