import type { InputIssue } from '../errors/input-issue.ts';
import { plainLine } from '../reports/plain-line.ts';
import type { IssueMessages } from './error-messages.ts';
import { issueWords } from './issue-words.ts';

/** A broken file may have one fault a line: more than these are counted, not shown. */
const shownIssues = 10;

/** Names and values of the file are quoted, and may be as long as they like. */
const longestIssue = 400;

/** A text line for an issue, which begins with the place as editors and terminals know it: `file:line`. */
export function describeIssue(file: string, issue: InputIssue, messages: IssueMessages): string {
  const place = issue.line === null ? file : `${file}:${issue.line}`;
  const field = issue.pointer === null ? '' : ` ${plainLine(issue.pointer)}`;
  return `${place}${field}: ${plainLine(issueWords(issue, messages), longestIssue)}`;
}

/** One line of text per issue; `count` is how many there are, when only the first are given. */
export function describeIssues(
  file: string,
  issues: readonly InputIssue[],
  messages: IssueMessages,
  more: (count: number) => string,
  count: number = issues.length,
): string {
  const shown = issues.slice(0, shownIssues).map((issue) => `  ${describeIssue(file, issue, messages)}`);
  if (count > shown.length) shown.push(`  ${more(count - shown.length)}`);
  return shown.join('\n');
}
