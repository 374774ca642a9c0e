/** What can be wrong with a check that a user wrote. `detail` is the offending value, or a parser's own words. */
export interface CheckFault {
  readonly problem: CheckProblem;
  readonly name: string;
  readonly detail: string;
}

export type CheckProblem =
  /** Not an object with exactly one field. */
  | 'form'
  /** No check has this name; `detail` is the nearest one, or empty. */
  | 'unknown'
  | 'needs-text'
  | 'needs-number'
  | 'needs-count'
  | 'needs-true'
  | 'regex'
  | 'schema';
