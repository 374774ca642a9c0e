import type { InputIssue } from '../errors/input-issue.ts';
import { LineTooLongError, longestLine, NotUtf8Error } from '../platform/read-lines.ts';

/** What is wrong with the text of a file that could not be read on, as an issue; null for any other error. */
export function unreadableLine(error: unknown): InputIssue | null {
  if (error instanceof NotUtf8Error) return { code: 'not-utf8', details: {}, line: error.line, pointer: null };
  if (error instanceof LineTooLongError) {
    return { code: 'line-too-long', details: { limit: longestLine }, line: error.line, pointer: null };
  }
  return null;
}
