import type { Advice } from '@gemini-batch-test/core';
import type { HelpWords, UsageWords } from 'gemini-batch-emulator/command';

/** How the jobs of an interrupted run stand. */
export interface InterruptedJobs {
  /** At the service, and not ended. */
  readonly active: number;
  /** Sent, and whether they exist is not known. */
  readonly unconfirmed: number;
  readonly unsent: number;
}

/** The words of the command line. Times and counts come already written. */
export interface CliMessages {
  readonly about: string;
  readonly help: HelpWords & { readonly helpCommand: string };
  readonly verbs: Readonly<
    Record<
      | 'run'
      | 'generate'
      | 'create'
      | 'estimate'
      | 'doctor'
      | 'monitor'
      | 'results'
      | 'resume'
      | 'retry'
      | 'compare'
      | 'report'
      | 'list'
      | 'cancel'
      | 'clean'
      | 'validate'
      | 'emulator',
      string
    >
  >;
  readonly args: Readonly<Record<'input' | 'jobOrRun' | 'run' | 'base' | 'head', string>>;
  readonly options: Readonly<
    Record<
      | 'tokenFile'
      | 'emulator'
      | 'emulatorAnswers'
      | 'emulatorFaults'
      | 'emulatorSpeed'
      | 'seed'
      | 'json'
      | 'lang'
      | 'interval'
      | 'suite'
      | 'dataset'
      | 'key'
      | 'prompt'
      | 'expect'
      | 'type'
      | 'count'
      | 'model'
      | 'dir'
      | 'minSuccessRate'
      | 'minPassRate'
      | 'maxCostUsd'
      | 'maxRegressions'
      | 'noRegression'
      | 'baseline'
      | 'comparisonFormat'
      | 'keys'
      | 'strictComparison'
      | 'prices'
      | 'maxAttempts'
      | 'requestsPerJob'
      | 'concurrency'
      | 'detach'
      | 'timeout'
      | 'onStuck'
      | 'stuckAfter'
      | 'takeOver'
      | 'inline'
      | 'canaries'
      | 'moreRoom'
      | 'allowUnknownPrice'
      | 'offline'
      | 'patience'
      | 'strict'
      | 'report'
      | 'format'
      | 'out'
      | 'answers'
      | 'noAnswers'
      | 'input'
      | 'sarif'
      | 'unasked'
      | 'strictWarnings',
      string
    >
  >;
  readonly usage: UsageWords;
  readonly error: string;
  readonly hint: string;
  bug(message: string): string;
  readonly bugHint: string;
  /** `folder` is null when there is no run; `jobs` when its folder does not tell. */
  interrupted(folder: string | null, jobs: InterruptedJobs | null): string;
  continueWith(command: string): string;
  retrying(message: string, delay: string): string;
  planned(requests: string, jobs: string, folder: string): string;
  expectedTime(from: string, to: string): string;
  uploading(size: string, shard: number): string;
  lookingUp(name: string): string;
  created(job: string, requests: string): string;
  downloading(job: string): string;
  attempt(requests: string, attempt: number): string;
  /** `cost` is what the run may then cost, null where that cannot be told. */
  attemptSkipped(requests: string, attempt: number, cost: string | null, limit: string): string;
  /** `others`: so many more jobs wait for as long. */
  advice(advice: Advice, waited: string, job: string, others: number): readonly string[];
  jobsEnded(ended: number, jobs: number): string;
  jobsUnsent(unsent: number): string;
  answered(answered: string, requests: string): string;
  queueFull(message: string): readonly string[];
  queueNext(active: number, wait: string): string;
  refused(message: string): string;
  stuck(job: string, waited: string, next: 'cancel' | 'retry'): string;
  trouble(message: string): string;
  jobGone(job: string): string;
  jobFailed(job: string, reason: string): string;
  total(duration: string): string;
  generated(file: string, count: string): string;
  wrote(file: string): string;
  counting(requests: string): string;
  uncounted(message: string): string;
  runNext(command: string): string;
  readonly listColumns: readonly [string, string, string, string];
  readonly listEmpty: string;
  cancelled(job: string): string;
  cancelIdle(job: string, state: string): string;
  cancelUnsent(jobs: number): string;
  readonly cancelUnconfirmed: string;
  readonly warning: string;
  /** `more`: how often the same was found again. */
  inputWarning(text: string, more: number): string;
  /** What goes again, and how many requests do not: cut off, or of no use. */
  retry(again: number, cutOff: number, final: number): readonly string[];
  cleaned(files: number, jobs: number): string;
  cleanKept(files: number): string;
  earlier(jobs: string, p50: string, p90: string): string;
}
