/** A rule that changed the fate of a call. */
export interface FiredRule {
  /** Its place among the rules in force, from 0: two of them may be described alike. */
  readonly place: number;
  /** As `describeRule` says it. */
  readonly text: string;
}
