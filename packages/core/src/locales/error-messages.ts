import type { ErrorCode, ErrorDetails } from '../errors/error-details.ts';
import type { IssueCode, IssueDetails } from '../errors/input-issue.ts';
import type { RequestIssueDetails } from '../errors/request-issue.ts';

/** What happened, and what the user can do about it. */
export interface ErrorWords {
  readonly message: string;
  readonly hint: string;
}

/** The words of every error. */
export type ErrorMessages = { readonly [C in ErrorCode]: (details: ErrorDetails[C]) => ErrorWords };

/** The words of everything that can be wrong in a user's file. */
export type IssueMessages = { readonly [C in IssueCode]: (details: IssueDetails[C]) => string };

/** Those of them that are about a request as the service sees it. */
export type RequestIssueMessages = Pick<IssueMessages, keyof RequestIssueDetails>;
