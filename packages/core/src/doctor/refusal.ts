import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { ProbeAnswer } from './doctor-site.ts';
import { type CheckupName, type Finding, finding } from './finding.ts';

/** Errors that say nothing of what was asked for: the service has too much to do, or a trouble of its own. */
const passing = ['quota-exceeded', 'overloaded', 'service-failed'];

/** What it means that the service did not do what it was asked; null when it did. */
export function refusal(check: CheckupName, { error }: ProbeAnswer): Finding | null {
  return error === null ? null : failure(check, error);
}

export function failure(check: CheckupName, error: GeminiBatchError): Finding {
  return passing.includes(error.code) ? finding(check, 'busy', { error }) : finding(check, 'failed', { error });
}

/** An answer of another form than the service's. */
export function unexpected(check: CheckupName, call: string): Finding {
  return finding(check, 'failed', { error: new GeminiBatchError('answer-unexpected', { call }) });
}
