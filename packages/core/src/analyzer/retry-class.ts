import { rpcCodeNames } from '../wire/index.ts';

/**
 * How a failed request may go again: `transient` by itself, `more-room` with a higher limit on its answer, `asked` when
 * the user says so, `final` never.
 */
export type RetryClass = 'transient' | 'more-room' | 'asked' | 'final';

/**
 * gRPC codes of failures that may go away: deadline exceeded, resource exhausted, internal, unavailable
 * (google/rpc/code.proto).
 */
const transientCodes = [4, 8, 13, 14];

/**
 * gRPC codes that the same request meets again: invalid argument, not found, already exists, permission denied, failed
 * precondition, out of range, unimplemented, unauthenticated (google/rpc/code.proto).
 */
const finalCodes = [3, 5, 6, 7, 9, 11, 12, 16];

/**
 * Finish and block reasons that lie in what was asked (OpenAPI of 2026-08-22, `Candidate` and `PromptFeedback`).
 * CONTINUATION: the model's own cap was reached, which no request can raise. STOP: nothing is amiss.
 */
const finalReasons = [
  'STOP',
  'CONTINUATION',
  'SAFETY',
  'RECITATION',
  'LANGUAGE',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
  'IMAGE_SAFETY',
  'IMAGE_PROHIBITED_CONTENT',
  'IMAGE_RECITATION',
  'MISSING_THOUGHT_SIGNATURE',
  'ESCALATION',
];

/**
 * Says how a request may go again that failed for this reason, or whose answer was cut off. Only of a job that has ended:
 * one that runs can still answer and be billed. Where a line with a code left only its name, as in `results.jsonl`, the
 * name counts.
 */
export function retryClass({ reason, code }: { reason: string; code: number | null }): RetryClass {
  const known = code ?? codeOf(reason);
  if (known !== null) {
    if (transientCodes.includes(known)) return 'transient';
    return finalCodes.includes(known) ? 'final' : 'asked';
  }
  if (reason === 'MISSING') return 'transient';
  if (reason === 'MAX_TOKENS') return 'more-room';
  if (finalReasons.includes(reason)) return 'final';
  // What is left may come out otherwise: a job that ended early, an answer that is EMPTY, AMBIGUOUS or MALFORMED_…, OTHER.
  // So may a reason that is new to us. It never goes by itself, since it may be about the content and is paid again;
  // but if it were final, no user could send it again.
  return 'asked';
}

const codeNames: readonly string[] = rpcCodeNames;

function codeOf(reason: string): number | null {
  const code = codeNames.indexOf(reason);
  return code === -1 ? null : code;
}
