import { seededRandom } from '../seeded-random.ts';
import type { Frequency } from './fault-rule.ts';

/** Whether a rule applies to the `count`-th of what it selects. Chance is drawn from the text `draw`. */
export function isDue(when: Frequency | undefined, count: number, draw: string): boolean {
  const { nth, every, probability } = when ?? {};
  return (
    isNth(nth, count) &&
    (every === undefined || (count - 1) % every === 0) &&
    (probability === undefined || seededRandom(draw)() < probability)
  );
}

/** Whether a number is the one, or one of those, that are asked for; any is when none is. */
export function isNth(nth: number | readonly number[] | undefined, count: number): boolean {
  return nth === undefined || (typeof nth === 'number' ? nth === count : nth.includes(count));
}

/** After so many the rule applies no more, and need not count. */
export function lastNth({ nth = Number.POSITIVE_INFINITY }: Frequency): number {
  return typeof nth === 'number' ? nth : nth.reduce((last, one) => Math.max(last, one), 0);
}
