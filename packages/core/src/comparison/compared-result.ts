import type { Result } from '../analyzer/result.ts';
import type { AnswerCost } from './answer-cost.ts';

/** What of a result is compared. */
export type ComparedResult = Pick<
  Result,
  'key' | 'type' | 'rowDigest' | 'outcome' | 'checks' | 'tokens' | 'modelVersion'
>;

/** One side of a pair. */
export interface ComparedSide {
  readonly succeeded: boolean;
  readonly checked: boolean;
  /** All checks hold; false when there is none. */
  readonly passed: boolean;
  readonly tokens: number;
  /** Null when nobody knows. */
  readonly costUsd: number | null;
}

export function comparedSide(result: ComparedResult, costOf: AnswerCost): ComparedSide {
  const { outcome, checks, tokens } = result;
  const checked = checks.length > 0;
  return {
    succeeded: outcome === 'succeeded',
    checked,
    passed: checked && checks.every(({ passed }) => passed),
    tokens: tokens === null ? 0 : tokens.prompt + tokens.candidates + tokens.thoughts,
    costUsd: costOf(result),
  };
}
