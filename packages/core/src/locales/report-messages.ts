import type { Finding } from '../analyzer/findings.ts';
import type { Verdict } from '../analyzer/report.ts';
import type { Gates } from '../suites/suite.ts';
import type { AnalysisMessages } from './analysis-messages.ts';
import type { ComparisonMessages } from './comparison-messages.ts';
import type { FormatMessages } from './report-formats-messages.ts';
import type { MarkdownMessages } from './report-markdown-messages.ts';

/** The words of a report. Numbers come already written. */
export interface ReportMessages {
  readonly verdict: Readonly<Record<Verdict, string>>;
  headline(succeeded: string, total: string, rate: string): string;
  readonly emulated: string;
  readonly labels: {
    readonly requests: string;
    readonly succeeded: string;
    readonly failed: string;
    readonly missing: string;
    readonly truncated: string;
    readonly successRate: string;
    readonly checks: string;
    readonly time: string;
    readonly expected: string;
    readonly average: string;
    readonly tokens: string;
    readonly cost: string;
    readonly saved: string;
    readonly model: string;
    readonly jobs: string;
    readonly run: string;
  };
  rate(rate: string, low: string, high: string): string;
  checksPassed(passed: string, total: string, rate: string, low: string, high: string): string;
  time(total: string, queued: string | null, running: string | null): string;
  readonly timeUnknown: string;
  expected(from: string, to: string): string;
  perRequest(duration: string): string;
  tokens(input: string, output: string, thoughts: string): string;
  cost(batch: string, standard: string, emulated: boolean): string;
  saved(amount: string, rate: string): string;
  readonly costUnknown: string;
  readonly headings: {
    readonly byType: string;
    readonly findings: string;
    readonly failures: string;
    readonly gates: string;
    readonly checks: string;
  };
  readonly columns: {
    readonly type: string;
    readonly requests: string;
    readonly succeeded: string;
    readonly successRate: string;
    /** The 95 % interval of the rate before it. */
    readonly interval: string;
    readonly passed: string;
    readonly passRate: string;
    readonly tokens: string;
    readonly cost: string;
  };
  readonly gates: Readonly<Record<keyof Gates, string>>;
  gate(name: string, actual: string, threshold: string): string;
  readonly gateUnknown: string;
  /** `show` makes keys and names of models, which come from outside, harmless where the text will stand: in a plain line when not said. */
  finding(finding: Finding, show?: (text: string) => string): string;
  moreFailures(count: string): string;
  moreTypes(count: string): string;
  /** So many of a kind. */
  counted(count: string, kind: string): string;
  /** Some keys, and how many more there are. */
  keys(keys: readonly string[], more: number): string;
  /** What a failure's reason means and what to do; ask through `meaningOf`, as reasons come from outside. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly markdown: MarkdownMessages;
  readonly comparison: ComparisonMessages;
  readonly analysis: AnalysisMessages;
  readonly formats: FormatMessages;
  duration(totalSeconds: number): string;
}
