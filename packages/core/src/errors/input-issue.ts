import type { CheckFault } from './check-fault.ts';
import type { NoDetails } from './no-details.ts';
import type { RequestIssueDetails } from './request-issue.ts';

/** What can be wrong with one line or field of a user's file, by its code. */
export interface IssueDetails extends RequestIssueDetails {
  'not-json': { reason: string };
  'not-utf8': NoDetails;
  'not-yaml': { reason: string };
  'not-an-object': NoDetails;
  'key-missing': NoDetails;
  'key-is-custom-id': NoDetails;
  'key-duplicate': { key: string; firstLine: number };
  'request-missing': NoDetails;
  'body-missing': NoDetails;
  'custom-id-missing': NoDetails;
  'contents-missing': NoDetails;
  'embeddings-request': NoDetails;
  'field-missing': { field: string; fields: readonly string[] };
  'field-unknown': { field: string; suggestion: string | null };
  /** `expected` in signs or names that every language reads: `≥ 0`, `string`. */
  'value-invalid': { expected: string };
  'field-required': NoDetails;
  'one-source': NoDetails;
  'checks-need-dataset': NoDetails;
  'check-invalid': { fault: CheckFault };
  'checks-not-a-list': NoDetails;
  'csv-broken': { reason: string };
  /** `row`: the earlier one of the same model, from 1. */
  'prices-overlap': { model: string; row: number };
  'column-duplicate': { column: string };
}

export type IssueCode = keyof IssueDetails;

/** One thing wrong in a user's file, and where. */
export type InputIssue = {
  [C in IssueCode]: {
    readonly code: C;
    readonly details: IssueDetails[C];
    /** From 1; null when the whole file or a field is meant. */
    readonly line: number | null;
    /** JSON pointer of the field, when one is meant. */
    readonly pointer: string | null;
  };
}[IssueCode];

/** What is wrong, without where. */
export type UnplacedIssue = {
  [C in IssueCode]: { readonly code: C; readonly details: IssueDetails[C] };
}[IssueCode];
