import type { CheckFailure, Failure, Report } from '@gemini-batch-test/core';
import type { StoppedBy } from './interruption.ts';

/** A run as far as it came. */
export interface RunSoFar {
  readonly id: string;
  readonly folder: string;
  readonly model: string;
  readonly emulated: boolean;
  /** On the emulator in this process: nothing of it outlives the step. */
  readonly embedded: boolean;
  readonly requests: number;
  readonly jobs: readonly string[];
  /** Under which names jobs may stand at the service whose creation was not confirmed. */
  readonly unconfirmed: readonly string[];
}

/** A finished run, with what of it is told one by one. */
export interface Finished {
  readonly report: Report;
  /** Those that will not go away by themselves first. */
  readonly failures: readonly Failure[];
  readonly checkFailures: readonly CheckFailure[];
  readonly expectedSeconds: { readonly from: number; readonly to: number } | null;
}

/** How the action ended, as data; everything that is told of it is made from this. */
export type Outcome =
  | { readonly kind: 'finished'; readonly run: RunSoFar; readonly finished: Finished }
  /** The workflow was cancelled, or the time was up; the jobs go on. */
  | { readonly kind: 'stopped'; readonly by: StoppedBy; readonly run: RunSoFar | null }
  | { readonly kind: 'failed'; readonly error: unknown; readonly run: RunSoFar | null }
  | { readonly kind: 'skipped' };
