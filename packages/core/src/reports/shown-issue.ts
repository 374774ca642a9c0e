import type { InputIssue } from '../errors/input-issue.ts';
import { issueWords } from '../locales/issue-words.ts';
import type { ValidationWords } from '../locales/validation-words.ts';
import type { LocatedIssue } from '../requests/located-issue.ts';
import { serviceWords } from '../requests/service-words.ts';
import type { RuleCode } from '../requests/validation-rules.ts';
import { plainLine } from './plain-line.ts';

/** An issue as a person reads it; names and values of the file are in it, made harmless and short. */
export interface ShownIssue {
  readonly line: number | null;
  /** In UTF-16 units from 1; `endColumn` is behind it. */
  readonly column: number | null;
  readonly endColumn: number | null;
  readonly pointer: string | null;
  readonly message: string;
  /** What to do; null where the message says it. */
  readonly advice: string | null;
  /** What the service says of it, where that is known. */
  readonly service: string | null;
}

const longestMessage = 400;

export function shownIssue(rule: RuleCode, located: LocatedIssue, words: ValidationWords): ShownIssue {
  const { issue, column, endColumn } = located;
  // Each code's details fit its own function; the compiler cannot see that across a union.
  const adviceOf = words.advice[rule] as (details: InputIssue['details']) => string | null;
  const plain = (text: string | null): string | null => (text === null ? null : plainLine(text, longestMessage));
  return {
    line: issue.line,
    column,
    endColumn,
    pointer: plain(issue.pointer),
    message: plainLine(issueWords(issue, words.issues), longestMessage),
    advice: plain(adviceOf(issue.details)),
    service: plain(serviceWords(located)),
  };
}
