import type { CheckFault } from './check-fault.ts';
import type { InputIssue } from './input-issue.ts';
import type { NoDetails } from './no-details.ts';
import type { ReportFault } from './report-fault.ts';

/** What each error carries, by its code. The words for it stand in `locales/`. No detail holds a key or a prompt. */
export interface ErrorDetails {
  // The user's command, files and configuration.
  'key-missing': NoDetails;
  /** It holds a character that cannot stand in a header: it was not copied well. */
  'key-malformed': NoDetails;
  'base-url-invalid': { baseUrl: string };
  'token-file-missing': { file: string };
  'token-file-empty': { file: string };
  'token-file-not-json': { file: string };
  'token-file-no-key': { file: string };
  'input-missing': { file: string };
  'input-empty': { file: string };
  /** `count`: how many there are, when only the first are told. */
  'input-invalid': { file: string; issues: readonly InputIssue[]; count?: number };
  'input-models-differ': { file: string; models: readonly string[] };
  'suite-invalid': { file: string; issues: readonly InputIssue[] };
  'prices-missing': { file: string };
  'prices-invalid': { file: string; issues: readonly InputIssue[] };
  'option-invalid': { option: string; value: string; allowed: string };
  'option-missing': { option: string; example: string };
  'option-unfit': { option: string; value: string; goesWith: string };
  'source-missing': NoDetails;
  'sources-conflict': { sources: readonly string[] };
  'check-unknown': { check: string; suggestion: string | null; known: readonly string[] };
  'check-invalid': { check: string; fault: CheckFault };
  /** `reason` is the system's name for it, such as EACCES. */
  'file-unreadable': { path: string; reason: string };
  'output-not-writable': { path: string; reason: string };
  /** `orResults`: a file of results would do as well. */
  'run-not-found': { run: string; orResults?: boolean };
  'run-folder-broken': { folder: string; file: string; line: number | null };
  /** Another process works on it; `elsewhere`: on another machine, or nobody knows where. */
  'run-busy': { run: string; pid: number | null; host: string | null; elsewhere: boolean };
  /** Its report, or the results that belong to it; they can be made again. */
  'report-broken': { run: string; file: string; fault: ReportFault };
  'run-newer': { folder: string; version: number };
  'results-missing': { run: string };
  /** `line` is null when the file cannot be read at all; `key` is one that stands twice. */
  'results-broken': { file: string; line: number | null; key: string | null };
  'results-newer': { file: string; version: number };
  /** Of a job that was begun elsewhere: they cannot be sent again. */
  'requests-unknown': { run: string };
  'key-differs': { run: string };
  'backend-differs': { run: string; emulator: boolean };
  'address-not-ours': { run: string; baseUrl: string };
  'price-unknown': { model: string };
  /** A request holds files, images or cached content, whose tokens cannot be counted before sending. */
  'cost-not-estimable': NoDetails;
  'over-budget': { estimateUsd: number; limitUsd: number };
  // The service and the way to it.
  'key-refused': { message: string };
  'key-forbidden': { message: string };
  'model-not-found': { model: string };
  'model-without-batch': { model: string };
  /** `quotas` are those that the service names; on a create it mostly names none. */
  'quota-exceeded': { message: string; quotas?: readonly string[] };
  overloaded: { message: string };
  'request-refused': { message: string };
  'not-found': { message: string };
  'job-not-found': { job: string };
  'service-failed': { status: number; message: string };
  network: { host: string; reason: string };
  timeout: { host: string; seconds: number };
  'answer-unexpected': { call: string };
  'output-missing': { job: string };
  'jobs-of-one-name': { displayName: string; jobs: readonly string[] };
  'create-unconfirmed': { displayName: string };
  // Not finished, to be resumed.
  'job-not-finished': { job: string; state: string };
  /** It has not been analyzed yet. */
  'report-missing': { run: string };
  'run-not-submitted': { run: string };
  /** `message` is what the service said; null when the run's own limit is reached. */
  'queue-full': { run: string; created: number; jobs: number; message: string | null };
  'time-over': { seconds: number };
}

export type ErrorCode = keyof ErrorDetails;
