import type { WatchEvent } from '../monitor/watch-jobs.ts';

/** What happens in a run, for whoever shows it. */
export type RunEvent =
  | { readonly kind: 'planned'; readonly folder: string; readonly requests: number; readonly jobs: number }
  | { readonly kind: 'uploading'; readonly shard: number; readonly sizeBytes: number }
  /** A create whose answer was lost is looked up at the service by its name. */
  | { readonly kind: 'looking-up'; readonly displayName: string }
  | { readonly kind: 'created'; readonly job: string; readonly shard: number; readonly requests: number }
  | { readonly kind: 'downloading'; readonly job: string }
  /** Requests that failed for a reason that may go away are about to be sent again. */
  | { readonly kind: 'attempt'; readonly attempt: number; readonly requests: number }
  /** They are not, for the run might then cost more than its limit; `mayCostUsd` is null where that cannot be told. */
  | {
      readonly kind: 'attempt-skipped';
      readonly attempt: number;
      readonly requests: number;
      readonly mayCostUsd: number | null;
      readonly limitUsd: number;
    }
  | WatchEvent;
