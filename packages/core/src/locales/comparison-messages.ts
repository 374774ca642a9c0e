import type { ComparisonProblem, ComparisonReport } from '../analyzer/report.ts';

/** The words of a comparison. Numbers that come as text are already written. */
export interface ComparisonMessages {
  readonly verdict: Readonly<Record<ComparisonReport['verdict'], string>>;
  /** What the verdict rests on, in a sentence without its end. */
  summary(comparison: ComparisonReport): string;
  problem(problem: ComparisonProblem): string;
  /** Title of the part of a report; the name follows. */
  readonly against: string;
  readonly columns: { readonly baseline: string; readonly run: string; readonly change: string };
  readonly rows: {
    readonly successRate: string;
    readonly passRate: string;
    readonly interval: string;
    readonly tokens: string;
    readonly cost: string;
    readonly compared: string;
    readonly worse: string;
    readonly better: string;
    readonly pValue: string;
    readonly verdict: string;
  };
  /** A change of a rate, in percentage points. */
  points(delta: string): string;
  within(low: string, high: string): string;
  share(rate: string, part: string, total: string): string;
  emulated(amount: string): string;
  readonly unknown: string;
  /** How many keys were compared, and why others were not. */
  keys(comparison: ComparisonReport): readonly string[];
  readonly listSeparator: string;
  worseTitle(count: string): string;
  betterTitle(count: string): string;
  /** Of the keys, those that are not named. */
  more(count: string): string;
  readonly models: string;
  /** Head of the column in the table by type. */
  readonly changeColumn: string;
  /** Why a gate on regressions could not be judged. */
  readonly unjudged: { readonly noBaseline: string; readonly nothingPaired: string };
}
