import type { ErrorCode } from '@gemini-batch-test/core';

/** What the process's exit code says. */
export const exitCodes = {
  passed: 0,
  /** It ran, and the verdict is fail. */
  failed: 1,
  usage: 2,
  service: 3,
  /** Not finished; `resume` goes on. */
  unfinished: 4,
  bug: 70,
  interrupted: 130,
} as const;

const serviceErrors: readonly ErrorCode[] = [
  'key-refused',
  'key-forbidden',
  'model-not-found',
  'model-without-batch',
  'quota-exceeded',
  'overloaded',
  'request-refused',
  'not-found',
  'job-not-found',
  'service-failed',
  'network',
  'timeout',
  'answer-unexpected',
  'output-missing',
  'jobs-of-one-name',
];

const unfinishedErrors: readonly ErrorCode[] = [
  'create-unconfirmed',
  'job-not-finished',
  'report-missing',
  'run-not-submitted',
  'run-busy',
  'queue-full',
  'time-over',
];

/** The exit code of an error: everything that is neither the service's nor unfinished is the user's to mend. */
export function exitCodeOf(code: ErrorCode): number {
  if (code === 'over-budget') return exitCodes.failed;
  if (serviceErrors.includes(code)) return exitCodes.service;
  return unfinishedErrors.includes(code) ? exitCodes.unfinished : exitCodes.usage;
}
