import type { Advice } from '@gemini-batch-test/core';

/** The words of the command line. Times and counts come already written. */
export interface CliMessages {
  readonly about: string;
  readonly help: {
    /** commander's own words, by the English ones: headings and placeholders. */
    readonly phrases: Readonly<Record<string, string>>;
    readonly help: string;
    readonly version: string;
    readonly helpCommand: string;
    readonly choices: string;
    readonly byDefault: string;
  };
  readonly verbs: Readonly<
    Record<'run' | 'generate' | 'create' | 'monitor' | 'results' | 'resume' | 'list' | 'cancel' | 'emulator', string>
  >;
  readonly args: { readonly input: string; readonly jobOrRun: string; readonly run: string };
  readonly options: Readonly<
    Record<
      | 'tokenFile'
      | 'emulator'
      | 'emulatorAnswers'
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
      | 'maxAttempts'
      | 'allowUnknownPrice'
      | 'strict'
      | 'input'
      | 'port'
      | 'host'
      | 'speed'
      | 'answers'
      | 'data',
      string
    >
  >;
  readonly usage: {
    unknownOption(option: string, suggestion: string | null): string;
    unknownCommand(command: string, suggestion: string | null): string;
    missingArgument(name: string): string;
    missingValue(option: string): string;
    excessArguments(): string;
    invalidChoice(option: string, value: string, choices: string): string;
    readonly hint: string;
  };
  readonly error: string;
  readonly hint: string;
  bug(message: string): string;
  readonly bugHint: string;
  interrupted(resume: string | null): string;
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
  advice(advice: Advice, waited: string, job: string): readonly string[];
  step(step: number, of: number): string;
  trouble(message: string): string;
  jobGone(job: string): string;
  jobFailed(job: string, reason: string): string;
  total(duration: string): string;
  generated(file: string, count: string): string;
  runNext(command: string): string;
  readonly listColumns: readonly [string, string, string, string];
  readonly listEmpty: string;
  cancelled(job: string): string;
  cancelIdle(job: string, state: string): string;
  emulatorReady(url: string): readonly string[];
  emulatorNotLoopback(host: string): string;
}
