/** A request that failed, as far as a report shows it. */
export interface Failure {
  readonly key: string;
  readonly reason: string;
  readonly message: string | null;
}

/** A request that succeeded without passing, and the names of the checks that did not hold. */
export interface CheckFailure {
  readonly key: string;
  readonly checks: readonly string[];
}
