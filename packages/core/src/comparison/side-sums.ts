import type { ComparedRates } from '../analyzer/report.ts';
import { wilsonInterval } from '../analyzer/wilson-interval.ts';
import type { ComparedSide } from './compared-result.ts';

/** Adds up one side of the pairs. */
export interface SideSums {
  /** `checked`: both sides have checks. */
  add(side: ComparedSide, checked: boolean): void;
  rates(about: Pick<ComparedRates, 'model' | 'emulated'>): ComparedRates;
}

export function createSideSums(): SideSums {
  const sums = { pairs: 0, succeeded: 0, checked: 0, passed: 0, tokens: 0 };
  let costUsd: number | null = 0;
  return {
    add(side, checked) {
      sums.pairs += 1;
      if (side.succeeded) sums.succeeded += 1;
      if (checked) sums.checked += 1;
      if (checked && side.passed) sums.passed += 1;
      sums.tokens += side.tokens;
      costUsd = costUsd === null || side.costUsd === null ? null : costUsd + side.costUsd;
    },
    rates(about) {
      const { pairs, succeeded, checked, passed, tokens } = sums;
      return {
        ...about,
        succeeded,
        successRate: rateOf(succeeded, pairs),
        successInterval: wilsonInterval(succeeded, pairs),
        checks:
          checked === 0
            ? null
            : {
                total: checked,
                passed,
                passRate: rateOf(passed, checked),
                passInterval: wilsonInterval(passed, checked),
              },
        tokens,
        costUsd,
      };
    },
  };
}

/** Of nothing, 0. */
export function rateOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
