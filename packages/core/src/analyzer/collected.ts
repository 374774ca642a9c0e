import type { TokenCounts } from '../pricing/cost-of.ts';
import type { Result } from './result.ts';

/** What a line used, and of which model. */
export interface Usage {
  readonly tokens: TokenCounts;
  readonly modelVersion: string | null;
}

/** A result, with what only the report needs. */
export interface Collected {
  readonly result: Result;
  readonly code: number | null;
  readonly truncated: boolean;
  readonly finishReason: string | null;
  /** Tells long answers apart; null for one so short that it may well come twice, and for none. */
  readonly longAnswerHash: number | null;
  /** Of the attempts that do not count; they are paid as well. */
  readonly otherUsage: readonly Usage[];
}
