import type { CheckName } from '../checks/check.ts';
import type { TokenCounts } from '../pricing/cost-of.ts';

/** One line of `results.jsonl`: what became of one key. */
export interface Result {
  readonly schemaVersion: 1;
  readonly key: string;
  readonly type: string;
  readonly rowDigest: string;
  readonly outcome: 'succeeded' | 'failed';
  /** Why: a finish reason, a block reason, the name of an error code, `EMPTY`, `MISSING`, `AMBIGUOUS` or `JOB_FAILED`, … */
  readonly reason: string;
  /** The service's own words on a failure. */
  readonly message: string | null;
  readonly checks: readonly { readonly name: CheckName; readonly passed: boolean }[];
  readonly tokens: TokenCounts | null;
  readonly modelVersion: string | null;
  /** Where the answer stands: `shards/<shard>-<attempt>/output.jsonl`, line `line`; null when there is none. */
  readonly attempt: number | null;
  readonly shard: number | null;
  readonly line: number | null;
}
