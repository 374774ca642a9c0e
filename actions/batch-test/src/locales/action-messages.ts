import type { ErrorCode, ErrorWords, Verdict } from '@gemini-batch-test/core';
import type { GithubFault } from '../github/github-fault.ts';
import type { InputFault } from '../inputs.ts';
import type { StoppedBy } from '../interruption.ts';

/** What is told of a run, each of which may fail without the others. */
export type GithubTask = 'outputs' | 'comment' | 'summary' | 'report' | 'artifact' | 'annotations';

/** The words of the action. Text from outside comes in already made harmless for its place. */
export interface ActionMessages {
  // In comment and summary.
  running(title: string): string;
  readonly preparing: string;
  testing(requests: string, model: string): string;
  readonly willUpdate: string;
  jobs(count: number): string;
  stopped(title: string, by: StoppedBy): string;
  readonly jobsGoOn: string;
  /** What the commands give, and what they need. */
  readonly howToGoOn: string;
  stoppedInLog(title: string, by: StoppedBy, jobs: readonly string[]): string;
  failedInLog(words: ErrorWords): string;
  readonly nothingSent: string;
  readonly emulatorEnds: string;
  readonly unconfirmed: string;
  /** What the commands below do. */
  readonly fetch: string;
  readonly stop: string;
  couldNotRun(title: string): string;
  readonly error: string;
  readonly remedy: string;
  readonly skippedTitle: string;
  readonly skipped: string;
  readonly emulated: string;
  readonly workflowRun: string;
  // In log and annotations.
  inputFault(fault: InputFault): string;
  readonly inputHint: string;
  readonly forkRefused: ErrorWords;
  outsideWorkspace(path: string): ErrorWords;
  noFolder(path: string): ErrorWords;
  readonly noWorkflow: ErrorWords;
  tokenFileSent(path: string): ErrorWords;
  bug(message: string): ErrorWords;
  /** What to do instead of a flag of the command line, which a workflow has not. */
  readonly hints: Partial<Readonly<Record<ErrorCode, string>>>;
  readonly noToken: string;
  readonly noArtifacts: string;
  readonly newerComment: string;
  trouble(task: GithubTask, fault: GithubFault): string;
  keeping(name: string): string;
  /** Who can read what is in it. */
  artifactReaders(name: string, kind: 'full' | 'report', isPrivate: boolean): string;
  verdict(verdict: Verdict, headline: string, gates: readonly string[]): string;
  requestFailed(key: string, why: string): string;
  checkFailed(key: string, checks: readonly string[]): string;
  limitForPullRequest(limit: string): string;
  readonly events: EventMessages;
}

/** What is said in the log while it runs. Numbers come already written. */
export interface EventMessages {
  planned(requests: string, jobs: string): string;
  uploading(shard: number): string;
  lookingUp(displayName: string): string;
  created(job: string, requests: string): string;
  state(job: string, change: string, took: string | null): string;
  jobFailed(job: string, reason: string): string;
  waiting(jobs: string, waited: string): string;
  queueFull(message: string, active: string, wait: string): string;
  refused(message: string): string;
  stuck(job: string, waited: string): string;
  downloading(job: string): string;
  /** What an input has that will do harm: of each kind the first, and how many more there are, written, if any. */
  inputWarning(text: string, more: string | null): string;
  attempt(requests: string, attempt: number): string;
  /** `cost`: what the run may cost with it; null when nobody can say. */
  attemptSkipped(requests: string, attempt: number, cost: string | null, limit: string): string;
  gone(job: string): string;
  trouble(message: string): string;
  retrying(message: string, delay: string): string;
}
