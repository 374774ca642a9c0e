import type { InputIssue } from '../errors/input-issue.ts';
import type { IssueMessages } from './error-messages.ts';

/** What is wrong, in words that follow its place. */
export function issueWords(issue: InputIssue, messages: IssueMessages): string {
  // Each code's details fit its own function; the compiler cannot see that across a union.
  const words = messages[issue.code] as (details: InputIssue['details']) => string;
  return words(issue.details);
}
