import type { IssueDetails } from '../errors/input-issue.ts';
import type { ModelCheck } from '../requests/validation.ts';
import type { RuleCode } from '../requests/validation-rules.ts';

/** The words of what was found in an input before it is sent. Counts come already written. */
export interface ValidationMessages {
  /** What each rule looks for, as a heading. */
  readonly titles: Readonly<Record<RuleCode, string>>;
  /** What to do about an issue, in a sentence; null where the issue says it. */
  readonly advice: { readonly [C in RuleCode]: (details: IssueDetails[C]) => string | null };
  /** The verdict, first of all. */
  verdict(input: string, counts: { errors: number; warnings: number; requests: number }): string;
  facts(facts: { model: string; requests: number; size: string | null; largest: string | null }): string;
  olderForm(lines: number): string;
  readonly modelChecks: Readonly<Record<ModelCheck, string>>;
  readonly errors: string;
  readonly warnings: string;
  /** A rule that was broken so many times; its code is what to search for. */
  heading(title: string, rule: RuleCode, count: number): string;
  /** Where an issue is. */
  place(line: number | null, column: number | null, pointer: string | null): string;
  readonly service: string;
  /** Who says that it is wrong. */
  readonly source: string;
  readonly colon: string;
  more(count: number): string;
  readonly next: string;
  readonly strict: string;
}
