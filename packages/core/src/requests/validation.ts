import type { LocatedIssue } from './located-issue.ts';
import type { RuleCode, Severity } from './validation-rules.ts';

/** How often a rule was broken, and the first of the places. */
export interface BrokenRule {
  readonly rule: RuleCode;
  readonly severity: Severity;
  readonly count: number;
  /** The first ones; not all when there are a great many. */
  readonly issues: readonly LocatedIssue[];
}

/** What the service was asked about the model: not at all, in vain, or what it said. */
export type ModelCheck = 'not-asked' | 'unreachable' | 'takes-batches' | 'without-batch' | 'not-found';

/** What is known of an input before it is sent. */
export interface Validation {
  /** A file, or the type of the requests that are generated. */
  readonly input: string;
  readonly model: string;
  readonly modelCheck: ModelCheck;
  readonly requests: number;
  /** Of the file; null for requests that are generated. */
  readonly sizeBytes: number | null;
  /** Of the request that is longest as it is sent. */
  readonly largestRequestBytes: number;
  /** How many lines have the older form, which this tool converts and the service does not read. */
  readonly olderForm: number;
  readonly errors: number;
  readonly warnings: number;
  /** Errors first, then by their first place. */
  readonly rules: readonly BrokenRule[];
}
