import type { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { JobView } from '../monitor/job-view.ts';
import type { WatchEvent } from '../monitor/job-watcher.ts';
import type { Notice } from '../planner/notices.ts';
import type { InputWarning } from './start/input-issues.ts';

/** How the jobs of a run stand: counts of jobs, and of requests where the service gives them. */
export interface Progress {
  readonly jobs: number;
  readonly unsent: number;
  readonly pending: number;
  readonly running: number;
  readonly ended: number;
  readonly requests: number;
  /** Requests that have an answer, as far as it is known; null when the service says nothing. */
  readonly answered: number | null;
  /** Since the creation of the job that waits for the longest. */
  readonly waitedMs: number;
}

/** What happens in a run, for whoever shows it. */
export type RunEvent =
  /** What the input has that will do harm, or that the service may refuse: of each kind the first, and how often. */
  | {
      readonly kind: 'input-warnings';
      readonly file: string;
      readonly warnings: readonly InputWarning[];
    }
  | { readonly kind: 'planned'; readonly folder: string; readonly requests: number; readonly jobs: number }
  /** What should be known of the model before anything is sent. */
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'uploading'; readonly shard: number; readonly sizeBytes: number }
  /** The answer to a create was lost; its job is looked up next. */
  | { readonly kind: 'unconfirmed'; readonly error: GeminiBatchError }
  /** A create whose answer was lost is looked up at the service by its name. */
  | { readonly kind: 'looking-up'; readonly displayName: string }
  | { readonly kind: 'created'; readonly job: string; readonly shard: number; readonly requests: number }
  /** The service takes no more jobs for now; it is asked again after a while, or when a job of the run has ended. */
  | {
      readonly kind: 'queue-full';
      readonly error: GeminiBatchError;
      /** How many jobs of the run are at the service. */
      readonly active: number;
      readonly waitMs: number;
    }
  /** The service refuses a job for good; those that run are brought to their end. */
  | { readonly kind: 'refused'; readonly error: GeminiBatchError }
  /** How the jobs of the run stand after a look at them. */
  | ({ readonly kind: 'progress' } & Progress)
  /** A job that waited for too long is cancelled. */
  | { readonly kind: 'stuck'; readonly job: JobView; readonly waitedMs: number; readonly next: 'cancel' | 'retry' }
  | { readonly kind: 'downloading'; readonly job: string }
  /**
   * What `retryRun` sends again, and what it does not: requests cut off by MAX_TOKENS, when more room was not asked for,
   * and those that would meet the same end.
   */
  | { readonly kind: 'retry'; readonly again: number; readonly cutOff: number; readonly final: number }
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
  /** `of`: how many jobs the run has. */
  | (Extract<WatchEvent, { kind: 'state' }> & { readonly of: number })
  | Exclude<WatchEvent, { kind: 'look' | 'state' }>;
