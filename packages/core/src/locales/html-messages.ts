/** The further words of the HTML report, beside those of every report. Numbers that come as text are already written. */
export interface HtmlMessages {
  readonly skip: string;
  readonly theme: string;
  readonly emulated: { readonly title: string; readonly text: string };
  passed(passed: string, total: string, rate: string): string;
  readonly headings: {
    readonly comparison: string;
    readonly types: string;
    readonly failures: string;
    readonly finishReasons: string;
    readonly failedRequests: string;
    readonly failedChecks: string;
    readonly usage: string;
    readonly jobs: string;
    readonly integrity: string;
    readonly requests: string;
    readonly run: string;
  };
  readonly passRate: string;
  within(low: string, high: string): string;
  requiredAtLeast(rate: string): string;
  readonly legend: { readonly rate: string; readonly interval: string; readonly threshold: string };
  average(duration: string): string;
  readonly unknown: string;
  readonly none: string;
  otherTypes(count: number): string;
  readonly noFailures: string;
  readonly maySucceed: string;
  messages(count: string): string;
  moreMessages(count: string): string;
  /** Before a key. */
  readonly example: string;
  keys(count: string): string;
  moreKeys(count: string): string;
  otherReasons(reasons: string, requests: string): string;
  checksTitle(failed: string, total: string): string;
  readonly usage: {
    readonly tokensEach: string;
    readonly costEach: string;
    readonly costUntold: string;
    readonly attempts: string;
    histogram(p50: string, p90: string, p99: string, max: string): string;
    readonly bars: string;
    readonly from: string;
    readonly to: string;
    readonly requests: string;
    readonly prompt: string;
    readonly cached: string;
    readonly candidates: string;
    readonly thoughts: string;
    readonly total: string;
    readonly batch: string;
    readonly standard: string;
    readonly saved: string;
    readonly priced: string;
    /** Beside an amount of an emulated run. */
    readonly invented: string;
  };
  readonly jobs: {
    readonly job: string;
    readonly state: string;
    readonly time: string;
    readonly queued: string;
    readonly running: string;
    readonly either: string;
    name(shard: string, attempt: number): string;
    notSent(count: number): string;
    readonly untimed: string;
  };
  readonly integrity: {
    readonly intact: string;
    readonly faulty: string;
    readonly missing: string;
    readonly duplicated: string;
    readonly ambiguous: string;
    readonly unexpected: string;
    readonly malformed: string;
    readonly modelMismatch: string;
    readonly canaries: string;
    matched(matched: string, sent: string): string;
  };
  readonly run: {
    readonly suite: string;
    readonly backend: string;
    readonly address: string;
    readonly created: string;
    readonly completed: string;
    readonly commit: string;
    readonly pullRequest: string;
    readonly workflow: string;
    readonly tool: string;
  };
  readonly table: {
    readonly noScript: string;
    /** Said in place of the table until the page's script has made it. */
    readonly loading: string;
    shortened(rows: string, total: string): string;
    readonly withheld: string;
  };
}
