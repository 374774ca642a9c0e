import type { InputIssue } from '../errors/input-issue.ts';
import type { IssueMessages } from './error-messages.ts';

/** A broken file may have one fault a line: more than these are counted, not shown. */
const shownIssues = 10;

/** One line of text per issue, each beginning with the place as editors and terminals know it: `file:line`. */
export function describeIssues(
  file: string,
  issues: readonly InputIssue[],
  messages: IssueMessages,
  more: (count: number) => string,
): string {
  const shown = issues.slice(0, shownIssues).map((issue) => {
    const place = issue.line === null ? file : `${file}:${issue.line}`;
    const field = issue.pointer === null ? '' : ` ${issue.pointer}`;
    return `  ${place}${field}: ${wordsOf(issue, messages)}`;
  });
  if (issues.length > shownIssues) shown.push(`  ${more(issues.length - shownIssues)}`);
  return shown.join('\n');
}

function wordsOf(issue: InputIssue, messages: IssueMessages): string {
  // Each code's details fit its own function; the compiler cannot see that across a union.
  const words = messages[issue.code] as (details: InputIssue['details']) => string;
  return words(issue.details);
}
