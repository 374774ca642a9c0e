import type { Verdict } from '../analyzer/report.ts';
import type { Gates } from '../suites/suite.ts';

/** The further words of a report in Markdown. Numbers that come as text are already written. */
export interface MarkdownMessages {
  /** The verdict when a suite's name follows, and when nothing else says what this is. */
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly title: Readonly<Record<Verdict, string>>;
  succeeded(succeeded: string, total: string, rate: string): string;
  passed(passed: string, total: string, rate: string): string;
  readonly emulated: { readonly title: string; readonly text: string };
  readonly columns: { readonly successRate: string; readonly passRate: string; cost(emulated: boolean): string };
  readonly total: string;
  others(types: number): string;
  rateWithin(rate: string, low: string, high: string): string;
  /** A rate of those requests of a row that have checks. */
  ofChecked(rate: string, checked: string): string;
  /** An amount without `$`, which GitHub takes for the start of a formula. */
  usd(amount: string, emulated: boolean): string;
  readonly gates: Readonly<Record<keyof Gates, string>>;
  /** Why a gate could not be judged. */
  readonly unjudged: {
    readonly cancelled: string;
    readonly cutShort: string;
    readonly priceUnknown: string;
    readonly unchecked: string;
  };
  /** A gate with why it could not be judged. */
  because(gate: string, why: string): string;
  readonly labels: { readonly time: string; readonly commit: string; readonly workflowRun: string };
  saved(amount: string, rate: string, emulated: boolean): string;
  jobs(count: number): string;
  requests(count: number): string;
  failuresTitle(requests: number, reasons: number): string;
  readonly unknownReason: string;
  otherReasons(reasons: number, requests: number): string;
  checksTitle(failed: string, total: string): string;
  /** Of the requests that passed no checks and are not named; `unanswered`: some of all may have no answer. */
  moreChecks(count: number, unanswered: boolean): string;
  readonly listSeparator: string;
  readonly colon: string;
  readonly integrity: {
    readonly title: string;
    missing(count: number): string;
    duplicated(count: number): string;
    ambiguous(count: number): string;
    unexpected(count: number): string;
    malformed(count: number): string;
  };
  /** Said where something was left out, and where all of it is; `run` is a link to the workflow run, or null. */
  /** Requests that failed for a temporary reason. */
  retryable(count: number): string;
  /** Of the failed requests, those that are not named. */
  moreFailures(count: string): string;
  shortened(whole: 'summary' | 'results', run: string | null): string;
}
