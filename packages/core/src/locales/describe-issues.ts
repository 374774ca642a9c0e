import type { InputIssue } from '../errors/input-issue.ts';
import { plainLine } from '../reports/plain-line.ts';
import type { IssueMessages } from './error-messages.ts';
import { issueWords } from './issue-words.ts';

/** A broken file may have one fault a line: more than these are counted, not shown. */
const shownIssues = 10;

/** Names and values of the file are quoted, and may be as long as they like. */
const longestIssue = 400;

/** One line of text per issue, each beginning with the place as editors and terminals know it: `file:line`. */
export function describeIssues(
  file: string,
  issues: readonly InputIssue[],
  messages: IssueMessages,
  more: (count: number) => string,
): string {
  const shown = issues.slice(0, shownIssues).map((issue) => {
    const place = issue.line === null ? file : `${file}:${issue.line}`;
    const field = issue.pointer === null ? '' : ` ${plainLine(issue.pointer)}`;
    return `  ${place}${field}: ${plainLine(issueWords(issue, messages), longestIssue)}`;
  });
  if (issues.length > shownIssues) shown.push(`  ${more(issues.length - shownIssues)}`);
  return shown.join('\n');
}
